using WeatherHub.Sandbox.Hosting;

SandboxOptions options;
try
{
    options = SandboxOptions.Parse(args);
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

if (options.Help)
{
    Console.WriteLine(SandboxOptions.Usage);
    return 0;
}

await using var sandbox = await SandboxHost.StartAsync(options, new SandboxClock(TimeProvider.System));
Console.WriteLine($"{(options.VendorsOnly ? "Vendors" : "Hub")}: {sandbox.Address}  Levers: {sandbox.Address}/_sandbox/vendors");
await sandbox.WaitAsync();
return 0;
