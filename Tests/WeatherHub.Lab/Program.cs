using WeatherHub.Lab;

return Verbs.Run(args, Console.Out, Console.Error, TimeProvider.System);
