using System.Diagnostics;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F11.</summary>
internal static class Drip
{
    private static readonly string Vendor = Vendors.OfOneCall;
    private const int Rounds = 3;
    private const int PerRound = 6;
    private const double Attempt = 2;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(Attempt);

    internal static readonly Drill Drill = new(
        "F11", "a vendor's body drips, a byte every 200 ms", "it is cut at the attempt's deadline, and the rest answer", RunAsync)
    {
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var drip = context.Between(Vendor);
        var slicer = new Slicer(1, TimeSpan.FromMilliseconds(200));
        drip.Set(Direction.Down, slicer);

        // Every question is an attempt here: what is measured is how each ends, not that few are made.
        var hub = await context.ReplicaAsync([.. SharedBars.Insistent, "Hub:Transport:AttemptTimeout=00:00:02"]);
        var endless = await context.ReplicaAsync(
            [.. SharedBars.Insistent, "Hub:Transport:AttemptTimeout=00:01:00", "Hub:Transport:TotalTimeout=00:01:00",
                "Hub:FanOut:FetchTimeout=00:01:00"]);

        // A program's first steps are slow.
        await context.Load.InTurnAsync(context.NewPlaces(PerRound), _ => hub, context.Over);
        List<Answer> all = [];
        List<double> cuts = [], control = [];
        for (var round = 0; round < Rounds; round++)
        {
            control.Add(await HeldAsync(GiveUpAsync));
            cuts.Add(await HeldAsync(() => RequestAsync(hub)));
        }

        context.Log(
            $"an attempt may take {Attempt * 1000:0} ms; held at most {string.Join(", ", cuts.Select(held => $"{held:0}"))} ms, by plain "
            + $"clients with that deadline {string.Join(", ", control.Select(held => $"{held:0}"))} ms");
        var cut = Bar.AtMost("the longest that a dripping connection was held, beyond a plain client's deadline", 100, "ms");
        context.Holds(cut, Quantiles.Median(cuts) - Quantiles.Median(control));
        context.Breaks(cut, await HeldAsync(() => RequestAsync(endless)) - Quantiles.Median(control), "attempts may take a minute");
        await endless.DisposeAsync();
        context.Holds(SharedBars.NotGood, new Answers(all).NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(new Answers(all)));

        drip.Clear();
        var usual = await context.ReplicaAsync([SharedBars.UsualDeadline]);
        var load = new WarmAndCold(context, usual, Vendor);
        await load.RunAsync(() => drip.Set(Direction.Down, slicer), drip.Clear);
        await load.JudgeAsync();

        async Task RequestAsync(Replica replica)
        {
            all.AddRange((await context.Load.InTurnAsync(context.NewPlaces(PerRound), _ => replica, context.Over)).All);
        }

        async Task<double> HeldAsync(Func<Task> load)
        {
            drip.Lifetimes.Clear();
            var since = Stopwatch.GetTimestamp();
            await load();
            await context.PauseAsync(Math.Max(0, Attempt + 1 - Stopwatch.GetElapsedTime(since).TotalSeconds) + Attempt);
            return drip.Longest.TotalMilliseconds;
        }

        // What the same machine makes of the same deadline, with nothing but the platform's own client.
        async Task GiveUpAsync()
        {
            using var plain = HttpClients.Create($"http://127.0.0.1:{drip.Port}");
            for (var left = PerRound; left > 0; left -= 3) await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OnceAsync()));

            async Task OnceAsync()
            {
                using var timeout = new CancellationTokenSource(Deadline, context.Clock);
                try
                {
                    (await plain.GetAsync(
                        new Uri("/_sandbox/vendors", UriKind.Relative), timeout.Token)).Dispose();
                }
                catch (OperationCanceledException)
                {
                    // As it was meant to end.
                }
            }
        }
    }
}
