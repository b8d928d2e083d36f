using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F03.</summary>
internal static class BlackHole
{
    private static readonly string Vendor = Vendors.OfOneCall;
    private const double GiveUp = 8;
    private const int Recoveries = 3;

    internal static readonly Drill Drill = new(
        "F03", "a vendor's connections stand and say nothing", "the rest answer, and it is back soon after it heals",
        RunAsync)
    { WithEveryChange = false };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var hole = context.Between(Vendor);
        var hub = await context.ReplicaAsync(["Hub:Transport:AttemptTimeout=00:00:02", SharedBars.UsualDeadline]);
        var load = new WarmAndCold(context, hub, Vendor);
        await load.RunAsync(() => hole.Set(Direction.Down, new Silence()), hole.Clear);
        await load.JudgeAsync();

        var back = Bar.AtMost("until the healed vendor is in an answer again", 5, "s");
        List<Answer> all = [];
        List<double> took = [];
        for (var recovery = 0; recovery < Recoveries; recovery++)
        {
            hole.Set(Direction.Down, new Silence());
            var answers = await context.Load.ForAsync(5 + context.Random.NextDouble(), 12, context.NewPlace, hub, context.Over);
            all.AddRange(answers.All);
            if (recovery == 0) context.Breaks(back, await UntilBackAsync(context, hub), "not healed");
            hole.Clear();
            took.Add(await UntilBackAsync(context, hub));
        }

        context.Holds(SharedBars.NotGood, new Answers(all).NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(new Answers(all)));
        context.Log($"back after {string.Join(", ", took.Select(seconds => $"{seconds:0.0}"))} s");
        context.Holds(back, Quantiles.Median(took));
    }

    // When the first question was asked that was answered with it.
    private static async Task<double> UntilBackAsync(DrillContext context, Replica hub)
    {
        var since = context.Clock.GetTimestamp();
        while (context.Clock.GetElapsedTime(since).TotalSeconds < GiveUp)
        {
            var asked = context.Clock.GetElapsedTime(since).TotalSeconds;
            var answer = await context.Load.RequestAsync(context.NewPlace(), [hub], context.Over);
            if (answer.IsGood && answer.State(Vendor) == "ok") return asked;
            await context.PauseAsync(0.1);
        }

        return GiveUp;
    }
}
