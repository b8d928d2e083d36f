using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>From the start of the process to the first forecast, compiled ahead of time as in the image, beside the bare program.</summary>
internal static class StartScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static readonly Scenario Scenario = new("start", "from the start to the first forecast, as in the image", RunAsync);

    private static async Task RunAsync(BenchContext context)
    {
        var program = await PublishedHub.MakeAsync(context.Over);
        var vendors = context.Keep(await BenchVendors.StartAsync("0", context.Over));
        var folder = context.Keep(new TemporaryFolder()).Path;
        await using (var hub = await vendors.HubAsync("hub", null, context.Over))
        {
            await HotServers.KnowAsync(context, hub.Port);
            StoredResponses.Record(hub.Port, HotServers.Forecast, folder);
        }

        string[] bare = [Path.Combine(AppContext.BaseDirectory, "lab.dll"), "serve", ServeVerb.Bare, "--files", folder, "--port"];
        var rounds = await context.RoundsAsync(async _ => (
            Bare: await FirstAsync(context, port => [.. bare, $"{port}"]),
            Hub: await FirstAsync(context, port => [program, .. vendors.Settings("--urls", $"http://127.0.0.1:{port}")])));
        context.Noted("bare", "ms", Spread.Of(rounds, round => round.Bare));
        context.Noted("hub", "ms", Spread.Of(rounds, round => round.Hub));
        context.Found(Limits.Start, Spread.Of(rounds, round => round.Hub / round.Bare));
    }

    private static async Task<double> FirstAsync(BenchContext context, Func<int, string[]> arguments)
    {
        var (port, began, question) = (Programs.FreePort(), context.Clock.GetTimestamp(), RequestBytes.Get(HotServers.Forecast));
        await using var process = Child.Start("a start", "dotnet", arguments(port));
        while (true)
        {
            if (RawExchange.TryOpen(port) is { } open)
                using (open)
                {
                    open.Send(question);
                    if (open.Status == 200) return context.Clock.GetElapsedTime(began).TotalMilliseconds;
                }

            if (!process.IsRunning || context.Clock.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"it did not start: {process.Tail()}");
            await context.PauseAsync(0.001);
        }
    }
}
