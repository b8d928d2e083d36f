using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using WeatherHub.Api.Abstractions;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// Has the code compiled before the first caller comes: a second hub, with a server in memory and simulated providers, answers the usual
/// requests and is disposed of. Nothing of it leaves the process. Without it known places wait while replicas are replaced (drill F27).
/// </summary>
internal sealed class JitWarmup(IOptions<LifecycleOptions> options) : IWarmupTask
{
    // Neither Redis nor telemetry nor a provider's key, and no warm-up of its own.
    private static readonly KeyValuePair<string, string?>[] Settings =
    [
        new("Providers:Contact", "warmup@example.org"), new($"{LifecycleOptions.Section}:{nameof(LifecycleOptions.WarmUp)}", "00:00:00"),
    ];

    private static readonly string[] Targets =
    [
        "/v1/forecast?lat=52.11&lon=10.02&provenance=full", "/v1/forecast?lat=40.11&lon=-75.02", "/v1/forecast?lat=40.11&lon=-75.02",
        "/v1/daily?lat=40.11&lon=-75.02&units=us", "/v1/forecast?lat=91", "/health/ready",
    ];

    public async Task WarmUpAsync(CancellationToken opened)
    {
        if (options.Value.WarmUp == TimeSpan.Zero) return;
        try
        {
            await RunAsync(opened);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What is wrong is reported by the real one.
        }
    }

    /// <summary>
    /// Requests every target and returns the statuses. It may end after the hub has begun to listen: telemetry must see nothing of it.
    /// </summary>
    internal static async Task<IReadOnlyList<int>> RunAsync(CancellationToken opened)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        var server = new InMemoryServer();
        await using var hub = WeatherHubHost.Create([], builder =>
        {
            builder.Configuration.Sources.Clear();
            builder.Configuration.AddInMemoryCollection(Settings);
            builder.Logging.ClearProviders();
            Wire(builder.Services, server);
        });
        await hub.StartAsync(CancellationToken.None);
        List<int> statuses = [];
        foreach (var target in Targets.TakeWhile(_ => !opened.IsCancellationRequested)) statuses.Add(await server.SendAsync(target));
        return statuses;
    }

    private static void Wire(IServiceCollection services, InMemoryServer server)
    {
        services.AddSingleton<IServer>(server);
        services.AddSingleton<IMeterFactory, UnexportedMeters>();
        services.AddSingleton<IWeatherProvider>(new WarmupProvider("warmup-a"));
        services.AddSingleton<IWeatherProvider>(new WarmupProvider("warmup-b"));

        // The providers' clients are compiled too, up to the wire.
        services.PostConfigureAll<HttpClientFactoryOptions>(client =>
            client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new EmptyResponseHandler()));
    }

    /// <summary>Answers every provider's client with an empty object.</summary>
    private sealed class EmptyResponseHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(
                new HttpResponseMessage { Content = new StringContent("{}", null, "application/json"), RequestMessage = request });
    }

    /// <summary>
    /// Meters under a name that nobody listens to. Under the hub's own names telemetry would take them for the hub's, and drop the hub's
    /// instruments when these are disposed of.
    /// </summary>
    private sealed class UnexportedMeters : IMeterFactory
    {
        private readonly ConcurrentBag<Meter> meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter("warmup");
            meters.Add(meter);
            return meter;
        }

        public void Dispose()
        {
            foreach (var meter in meters) meter.Dispose();
        }
    }
}
