using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F01.</summary>
internal static class SlowVendor
{
    private const int Rounds = 3;
    private const int PerRound = 120;
    private const int OneColdIn = 20;

    internal static readonly Drill Drill = new("F01", "a vendor answers 5 s late", "known places are as fast as ever, new ones answer without it", RunAsync) { WithEveryChange = false };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var slow = stage.Between("met-norway");
        var hub = await stage.ReplicaAsync(["Hub:FanOut:Deadline=00:00:01"]);
        var patient = await stage.ReplicaAsync(["Hub:FanOut:Deadline=00:00:05"]);
        var warm = stage.NewPlaces(30);
        await stage.WarmAsync(warm, [hub, patient]);

        List<Answer> all = [];
        List<double> calmWarm = [], calmCold = [], slowWarm = [], slowCold = [];
        for (var round = 0; round < Rounds; round++)
        {
            slow.Clear();
            await LoadAsync(calmWarm, calmCold);
            slow.Set(Direction.Down, new Latency(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.5)));
            await LoadAsync(slowWarm, slowCold);
        }

        var answers = new Answers(all);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Bars.Beside("known places, p99", Quantiles.Median(calmWarm), 25), Quantiles.Median(slowWarm));
        var inTime = Bar.AtMost("new places, nine of ten, beyond the control run", 1200, "ms");
        stage.Holds(inTime, Quantiles.Median(slowCold) - Quantiles.Median(calmCold));

        var waited = await stage.Asker.HerdAsync(stage.NewPlaces(5), [patient], stage.Over);
        stage.Breaks(inTime, waited.Quantile(0.9) - Quantiles.Median(calmCold), "a deadline of 5 s");

        async Task LoadAsync(List<double> known, List<double> fresh)
        {
            var load = await stage.Asker.FlowAsync(
                PerRound, 40, number => number % OneColdIn == 0 ? stage.NewPlace() : warm[number % warm.Length], _ => [hub], stage.Over);
            known.Add(load.Where(answer => warm.Contains(answer.Place)).Quantile(0.99));
            fresh.Add(load.Where(answer => !warm.Contains(answer.Place)).Quantile(0.9));
            all.AddRange(load.All);
        }
    }
}
