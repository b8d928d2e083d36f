using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>
/// A forecast that the hub knows, asked for over and over: beside bare Kestrel, nginx and what ASP.NET Core brings along.
/// </summary>
internal static class HotScenario
{
    internal const string Brotli = "hot-br";

    internal static readonly IReadOnlyList<Scenario> All =
    [
        new("hot-identity", "a known forecast, not compressed", context => RunAsync(context, new(200, Limits.NginxIdentity)
        {
            ComparesFrameworks = true,
        })) { IsQuick = true },
        new(Brotli, "a known forecast, br", context => RunAsync(context, new(200, Limits.NginxBrotli, "Accept-Encoding: br"))),
        new("hot-gzip", "a known forecast, gzip", context => RunAsync(context, new(200, null, "Accept-Encoding: gzip"))),
        new("hot-256", "a known forecast, not compressed, 256 connections, all processors", context => RunAsync(context, new(200, null)
        {
            Connections = 256,
            Core = null,
        })),
        new("hot-304", "a known forecast that the caller has", context => RunAsync(context, new(304, Limits.NginxNotModified))),
    ];

    private static async Task RunAsync(BenchContext context, Form form)
    {
        var servers = await HotServers.StartAsync(context, form.Core);
        var bare = await servers.ReferenceAsync(ServeVerb.Bare);
        List<Contender> contenders = [servers.Hub, bare];
        var nginx = form.Nginx is not null && Programs.IsInstalled(Nginx.Program)
            ? await Nginx.StartAsync(context, bare.Port, HotServers.Own)
            : null;
        if (nginx is not null) contenders.Add(nginx);
        if (form.ComparesFrameworks)
        {
            contenders.Add(await servers.ReferenceAsync(ServeVerb.OutputCache));
            contenders.Add(await servers.ReferenceAsync(ServeVerb.Objects));
        }

        string[] headers = form.Status == 304 ? [$"If-None-Match: {servers.Stored.Plain.Header("ETag")}"] : form.Headers;
        byte[][] requests = [RequestBytes.Get(HotServers.Forecast, headers)];
        foreach (var contender in contenders) await TrialAsync(contender, context.Sizes.WarmUp);
        var rounds = await context.RoundsAsync(async round =>
        {
            var trials = new Dictionary<Contender, Trial>();

            // Who is first in a round is last in the next.
            foreach (var contender in round % 2 == 0 ? contenders : contenders.AsEnumerable().Reverse())
                trials[contender] = await TrialAsync(contender, context.Sizes.Seconds);
            return trials;
        });

        foreach (var contender in contenders)
        {
            context.Noted($"{contender.Name}: requests", "per second", Spread.Of(rounds, trials => trials[contender].PerSecond));
            context.Noted($"{contender.Name}: CPU", "µs a request", Spread.Of(rounds, trials => trials[contender].Microseconds));
            context.Noted($"{contender.Name}: core in use", "%", Spread.Of(rounds, trials => trials[contender].CoreInUse));
        }

        context.Found(Limits.BareRequests, Requests(bare));
        context.Found(Limits.BareProcessor, Spread.Of(rounds, trials => trials[servers.Hub].Microseconds / trials[bare].Microseconds));
        if (nginx is not null) context.Found(form.Nginx!, Requests(nginx));
        if (!form.ComparesFrameworks) return;
        context.Found(Limits.OutputCache, Requests(contenders[^2]));
        context.Found(Limits.Objects, Requests(contenders[^1]));

        Spread Requests(Contender reference) => Spread.Of(rounds, trials => trials[servers.Hub].PerSecond / trials[reference].PerSecond);

        Task<Trial> TrialAsync(Contender contender, double seconds) => Trial.OfAsync(
            context, contender, new LoadPlan(contender.Port, form.Connections, requests) { Seconds = seconds }, form.Status);
    }

    /// <summary>A form of the forecast, and how it is asked for.</summary>
    private sealed record Form(int Status, Limit? Nginx, params string[] Headers)
    {
        internal bool ComparesFrameworks { get; init; }

        internal int Connections { get; init; } = 64;

        internal int? Core { get; init; } = HotServers.Own;
    }
}
