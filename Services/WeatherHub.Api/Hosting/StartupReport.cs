using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration.Memory;
using WeatherHub.Api.Redis;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// What an operator wants to know of a start: which settings are ignored, and once the hub listens, where, what to try, which vendors are
/// used and why the others are not, and whether Redis and telemetry are on. And that it stops.
/// </summary>
internal sealed partial class StartupReport(
    KnownSettings settings,
    IConfiguration configuration,
    IServer server,
    IEnumerable<IWeatherProvider> vendors,
    RedisConnection redis,
    RedisMonitor monitor,
    StartupLogging logging,
    ILogger<StartupReport> logger) : IHostedLifecycleService
{
    private const string Request = "/v1/forecast?lat=52.52&lon=13.41&hours=3&days=1";

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Log.Starting(logger);
        foreach (var sentence in settings.Unknown(configuration)) Log.Ignored(logger, sentence);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        logging.End();
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses) Log.Listening(logger, address);
        if (addresses.Select(Reachable).FirstOrDefault() is { } first) Log.Try(logger, first, Request);

        ProviderProfile[] profiles = [.. vendors.Select(vendor => vendor.Profile)];
        var used = Listed(from profile in profiles where profile.DisabledBecause is null select profile.Id);
        Log.VendorsOn(logger, used);
        foreach (var profile in profiles)
            if (profile.DisabledBecause is { } why)
                Log.VendorOff(logger, profile.Id, why);

        var telemetry = Telemetry();
        Log.Outside(logger, Redis(), telemetry);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Log.Stopping(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Where somebody on this machine finds what listens on an address such as <c>http://[::]:8080</c>.</summary>
    internal static string Reachable(string address)
    {
        var bound = BindingAddress.Parse(address);
        return bound.Host is "+" or "*" or "0.0.0.0" or "[::]" ? $"{bound.Scheme}://localhost:{bound.Port}" : address.TrimEnd('/');
    }

    private string Redis() =>
        redis.IsConfigured ? $"on, {redis.Shown}, {Known(monitor.IsUp)}" : $"off, {RedisAddress.Key} is not set";

    private static string Known(bool? isUp) => isUp switch { true => "it answers", false => "it does not answer", _ => "no answer yet" };

    private string Telemetry() => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } endpoint
        ? $"on, to {new Uri(endpoint).Authority}"
        : "off, OTEL_EXPORTER_OTLP_ENDPOINT is not set";

    private static string Listed(IEnumerable<string?> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    private static partial class Log
    {
        [LoggerMessage(0, LogLevel.Information, "Starting")]
        public static partial void Starting(ILogger logger);

        [LoggerMessage(1, LogLevel.Warning, "{Sentence}")]
        public static partial void Ignored(ILogger logger, string sentence);

        [LoggerMessage(2, LogLevel.Information, "Now listening on: {Address}")]
        public static partial void Listening(ILogger logger, string address);

        [LoggerMessage(3, LogLevel.Information, "Pages: {Address}/ and {Address}/docs. To try: curl '{Address}{Request}'")]
        public static partial void Try(ILogger logger, string address, string request);

        [LoggerMessage(4, LogLevel.Information, "Vendors on: {Vendors}")]
        public static partial void VendorsOn(ILogger logger, string vendors);

        [LoggerMessage(5, LogLevel.Information, "Vendor off: {Vendor}, {Why}")]
        public static partial void VendorOff(ILogger logger, string vendor, string why);

        [LoggerMessage(6, LogLevel.Information, "Redis: {Redis}. Telemetry: {Telemetry}")]
        public static partial void Outside(ILogger logger, string redis, string telemetry);

        [LoggerMessage(7, LogLevel.Information, "Told to stop: not ready any more, ending what is under way")]
        public static partial void Stopping(ILogger logger);
    }
}

/// <summary>Where the hub listens when nobody says: loopback only.</summary>
internal static class Listening
{
    private const string Default = "http://127.0.0.1:8080";

    private static readonly string[] Said = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey];

    /// <summary>Adds the default address below every other source, so that a file, a variable or an argument wins over it.</summary>
    public static void AddListening(this WebApplicationBuilder builder)
    {
        if (Said.Any(key => builder.Configuration[key] is not null)) return;
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(
            0, new MemoryConfigurationSource { InitialData = [new(WebHostDefaults.ServerUrlsKey, Default)] });
    }
}
