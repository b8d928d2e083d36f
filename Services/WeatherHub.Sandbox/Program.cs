using WeatherHub.Api.Hosting;
using WeatherHub.Sandbox.Hosting;
using WeatherHub.Sandbox.Simulation;

if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(SandboxOptions.Usage);
    return 0;
}

return await Execution.RunAsync(
    async () =>
    {
        var options = SandboxOptions.Parse(args);
        Console.WriteLine(
            $"WeatherHub sandbox: starting the simulated vendors{(options.VendorsOnly ? "" : " and the hub")}; it takes a few seconds.");
        await using var sandbox = await SandboxHost.StartAsync(options, new SandboxClock(TimeProvider.System));
        Console.WriteLine($"{(options.VendorsOnly ? "Vendors" : "Hub")}: {sandbox.Address}  Controls: {sandbox.Address}/_sandbox/vendors");
        await sandbox.WaitAsync();
    },
    Console.Error);
