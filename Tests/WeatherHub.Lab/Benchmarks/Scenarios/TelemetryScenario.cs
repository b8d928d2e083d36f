using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>Known forecasts of a hub with telemetry on, whose collector is dead, beside one without.</summary>
internal static class TelemetryScenario
{
    private const int Connections = 64;

    internal static readonly Scenario Scenario =
        new("telemetry", "a known forecast, br, with metrics and 1 % of traces, collector dead", RunAsync);

    private static async Task RunAsync(BenchContext context)
    {
        var servers = await HotServers.StartAsync(context, HotServers.Own);
        var on = context.Keep(await servers.Vendors.HubAsync(
            "with telemetry", HotServers.Own, context.Over, null,
            "--OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{Programs.FreePort()}",
            "--OTEL_TRACES_SAMPLER", "parentbased_traceidratio", "--OTEL_TRACES_SAMPLER_ARG", "0.01"));
        await HotServers.KnowAsync(context, on.Port);
        byte[][] requests = [RequestBytes.Get(HotServers.Forecast, "Accept-Encoding: br")];
        foreach (var hub in new[] { on, servers.Hub }) await LoadAsync(hub, context.Sizes.WarmUp);
        var rounds = await context.RoundsAsync(async round =>
        {
            var first = await LoadAsync(round % 2 == 0 ? on : servers.Hub, context.Sizes.Seconds);
            var second = await LoadAsync(round % 2 == 0 ? servers.Hub : on, context.Sizes.Seconds);
            return round % 2 == 0 ? (On: first, Off: second) : (On: second, Off: first);
        });
        context.Found(Limits.TelemetryRequests, Spread.Of(rounds, round => round.On.PerSecond / round.Off.PerSecond));
        context.Found(Limits.TelemetryProcessor, Spread.Of(rounds, round => round.On.Microseconds / round.Off.Microseconds));

        Task<Trial> LoadAsync(Contender hub, double seconds) =>
            Trial.OfAsync(context, hub, new LoadPlan(hub.Port, Connections, requests) { Seconds = seconds }, 200);
    }
}
