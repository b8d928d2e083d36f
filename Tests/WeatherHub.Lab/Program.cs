using WeatherHub.Lab;

// Progress is drawn where lines and progress meet on one terminal; a redirected output stays free of it.
var progress = new Progress(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);
var output = Console.IsOutputRedirected ? Console.Out : progress.Above(Console.Out);
return Verbs.Run(args, output, Console.Error, TimeProvider.System, progress);
