using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>
/// Known places and a few new ones, in rounds without and with a vendor in trouble: the former as fast as ever, the latter in time and
/// saying who is missing.
/// </summary>
internal sealed class WarmAndCold(DrillContext context, Replica hub, string vendor)
{
    private const int Rounds = 3;
    private const int PerRound = 120;
    private const int PerSecond = 40;
    private const int OneColdIn = 20;

    internal static readonly Bar InTime = Bar.AtMost("new places, nine of ten, beyond the control run", 1000, "ms");

    private readonly List<Answer> all = [];
    private readonly List<Answer> withoutVendor = [];
    private readonly List<double> calmWarm = [], calmCold = [], hurtWarm = [], hurtCold = [];
    private Place[] warm = [];

    /// <summary>What new places took without the trouble.</summary>
    internal double Calm => Quantiles.Median(calmCold);

    internal async Task RunAsync(Func<Task> hurt, Func<Task> heal)
    {
        warm = context.NewPlaces(30);
        await context.WarmAsync(warm, [hub]);
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0) await heal();
            await LoadAsync(calmWarm, calmCold);
            await hurt();
            withoutVendor.AddRange((await LoadAsync(hurtWarm, hurtCold)).All);
        }
    }

    internal Task RunAsync(Action hurt, Action heal) => RunAsync(() => Done(hurt), () => Done(heal));

    /// <summary>All that is promised of both.</summary>
    internal async Task JudgeAsync()
    {
        var answers = new Answers(all);
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(SharedBars.Beside("known places, p99", Quantiles.Median(calmWarm), 25), Quantiles.Median(hurtWarm));
        context.Holds(InTime, Quantiles.Median(hurtCold) - Calm);
        context.Holds(
            Bar.AtMost("answers for new places that do not say who is missing", 0, "answers"), withoutVendor.Count(
                answer => answer.IsGood && !IsHonest(answer)));
    }

    private bool IsHonest(Answer answer) =>
        answer.Json["status"]!["completeness"]!.GetValue<string>() == "partial" && answer.State(vendor) != "ok";

    private async Task<Answers> LoadAsync(List<double> known, List<double> fresh)
    {
        var load = await context.Load.FlowAsync(
            PerRound, PerSecond, number =>
                number % OneColdIn == 0 ? context.NewPlace() : warm[number % warm.Length], _ => [hub], context.Over);
        var cold = load.Where(answer => !warm.Contains(answer.Place));
        known.Add(load.Where(answer => warm.Contains(answer.Place)).Quantile(0.99));
        fresh.Add(cold.Quantile(0.9));
        all.AddRange(load.All);
        return cold;
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
