using WeatherHub.Api;
using WeatherHub.Api.Hosting;

if (Probe.Address(args) is { } address) return await Probe.AskAsync(address);
if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

return await Execution.RunAsync(
    async () =>
    {
        CommandLine.Check(args);
        await WeatherHubHost.Create(args).RunAsync();
    },
    Console.Error);
