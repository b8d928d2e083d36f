using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F05.</summary>
internal static class RetryAfter
{
    private const int Wait = 7;

    internal static readonly Drill Drill = new(
        "F05", "vendors refuse by rate: in seconds, by date, without a word, for ten years, with nonsense",
        "nobody calls before the time is over", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var early = Bar.AtMost("calls before the time is over, all replicas", 0, "calls");

        // A date stands still while replicas start.
        var date = (context.Clock.GetUtcNow() + TimeSpan.FromSeconds(Wait + 60)).ToString("R");
        await RefuseAsync($"\"retryAfter\":\"{Wait + 5}\"", $"\"retryAfter\":\"{date}\"", "\"latencyMs\":0");
        context.Holds(early, await EarlyAsync([]));
        await RefuseAsync("\"retryAfter\":\"315360000\"", "\"retryAfter\":\"-5\"", "\"retryAfter\":\"soon\"");
        context.Holds(early, await EarlyAsync([]));
        await context.Vendors.FailAllAsync("""{"status":503}""");
        context.Breaks(early, await EarlyAsync(SharedBars.Insistent), "the refusals look like failures, and failures are not remembered");

        async Task RefuseAsync(params string[] forms)
        {
            foreach (var (number, vendor) in Vendors.Here.Index())
                await context.Vendors.FailAsync(vendor, $"{{\"status\":429,{forms[number % forms.Length]}}}");
        }

        async Task<double> EarlyAsync(string[] settings)
        {
            var hubs = await context.FleetAsync(2, [$"Hub:FanOut:RateLimitHold=00:00:{Wait + 5:00}", .. settings]);

            // The first replica hears the refusals; the second has a second to hear of them.
            await context.Load.RequestAsync(context.NewPlace(), [hubs[0]], context.Over);
            await context.PauseAsync(1);
            var before = (await context.Vendors.CallsAsync()).Values.Sum();
            var answers = await context.Load.FlowAsync(
                (Wait - 2) * 8, 8, _ => context.NewPlace(), number => [hubs[number % 2]], context.Over);
            context.LogSummary(answers);
            var after = (await context.Vendors.CallsAsync()).Values.Sum();
            foreach (var hub in hubs) await hub.DisposeAsync();
            await context.Redis!.ExecuteAsync("FLUSHALL");
            return after - before;
        }
    }
}
