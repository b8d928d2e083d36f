using WeatherHub.Api;
using WeatherHub.Api.Hosting;

if (Probe.Address(args) is { } address) return await Probe.AskAsync(address);

await WeatherHubHost.Create(args).RunAsync();
return 0;
