using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F05.</summary>
internal static class RetryAfter
{
    private const int Wait = 7;

    internal static readonly Drill Drill = new(
        "F05", "vendors refuse by rate: in seconds, by date, without a word, for ten years, with nonsense", "nobody calls before the time is over", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var early = Bar.AtMost("calls before the time is over, all replicas", 0, "calls");

        // A date stands still while replicas start.
        var date = (stage.Clock.GetUtcNow() + TimeSpan.FromSeconds(Wait + 60)).ToString("R");
        await RefuseAsync($"\"retryAfter\":\"{Wait + 5}\"", $"\"retryAfter\":\"{date}\"", "\"latencyMs\":0");
        stage.Holds(early, await EarlyAsync([]));
        await RefuseAsync("\"retryAfter\":\"315360000\"", "\"retryAfter\":\"-5\"", "\"retryAfter\":\"soon\"");
        stage.Holds(early, await EarlyAsync([]));
        await stage.Vendors.FailAllAsync("""{"status":503}""");
        stage.Breaks(early, await EarlyAsync(Bars.Insistent), "the refusals look like failures, and failures are not remembered");

        async Task RefuseAsync(params string[] forms)
        {
            foreach (var (vendor, form) in new[] { "open-meteo", "met-norway", "bright-sky" }.Zip(forms))
                await stage.Vendors.FailAsync(vendor, $"{{\"status\":429,{form}}}");
        }

        async Task<double> EarlyAsync(string[] settings)
        {
            var hubs = await stage.FleetAsync(2, [$"Hub:FanOut:RateLimitHold=00:00:{Wait + 5:00}", .. settings]);

            // The first replica hears the refusals; the second has a second to hear of them.
            await stage.Asker.AskAsync(stage.NewPlace(), [hubs[0]], stage.Over);
            await stage.PauseAsync(1);
            var before = (await stage.Vendors.CallsAsync()).Values.Sum();
            var answers = await stage.Asker.FlowAsync((Wait - 2) * 8, 8, _ => stage.NewPlace(), number => [hubs[number % 2]], stage.Over);
            stage.Tell(answers);
            var after = (await stage.Vendors.CallsAsync()).Values.Sum();
            foreach (var hub in hubs) await hub.DisposeAsync();
            await stage.Redis!.AskAsync("FLUSHALL");
            return after - before;
        }
    }
}
