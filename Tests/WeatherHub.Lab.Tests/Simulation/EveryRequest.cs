using WeatherHub.Api.Caching;
using WeatherHub.Lab.Simulation;

namespace WeatherHub.Lab.Tests.Simulation;

/// <summary>The slow way to the same figures: every request, on every replica, with the hub's own bounded memory.</summary>
internal sealed class EveryRequest
{
    private const double Hour = 3600;

    private readonly Scenario scenario;
    private readonly LeastRecent<int, double>[] answers;
    private readonly LeastRecent<(int Place, int Asked), (double Until, long Size)>[] reports;
    private readonly Dictionary<(int Place, int Asked), double> shared = [];
    private readonly int[][] panels;
    private readonly Dictionary<(int Place, int Asked), double> lives = [];

    private EveryRequest(Scenario scenario)
    {
        this.scenario = scenario;
        answers = [.. Enumerable.Range(0, scenario.Replicas).Select(_ => new LeastRecent<int, double>(scenario.AnswerMemory, _ => scenario.AnswerHolds))];
        reports =
        [
            .. Enumerable.Range(0, scenario.Replicas)
                .Select(_ => new LeastRecent<(int, int), (double Until, long Size)>(scenario.Memory, report => report.Size)),
        ];
        panels = [.. scenario.Places.Select(place => Enumerable.Range(0, scenario.Panel.Count).Where(index => scenario.Panel[index].Coverage.Covers(place)).ToArray())];
        for (var place = 0; place < panels.Length; place++)
            foreach (var index in panels[place])
                lives[(place, index)] = scenario.Panel[index].Life(scenario.Places[place]);
    }

    internal double Answer { get; private set; }

    internal double Memory { get; private set; }

    internal double Shared { get; private set; }

    internal double Calls { get; private set; }

    internal double Questions { get; private set; }

    internal static EveryRequest Of(Scenario scenario)
    {
        var every = new EveryRequest(scenario);
        var (random, zipf) = (new Random(7), new Zipf(scenario.Places.Count, scenario.Zipf));
        var (from, to) = (scenario.Warm * Hour, (scenario.Warm + scenario.Hours) * Hour);
        for (var now = random.Gap(scenario.Rate); now < to; now += random.Gap(scenario.Rate))
            every.Ask(now, zipf.Sample(random), random.Next(scenario.Replicas), counts: now >= from);
        return every;
    }

    private void Ask(double now, int place, int replica, bool counts)
    {
        var weight = counts ? 1 : 0;
        Questions += weight * panels[place].Length;
        if (answers[replica].TryGet(place, out var until) && now < until)
        {
            Answer += weight * panels[place].Length;
            return;
        }

        var ends = (Math.Floor(now / Hour) + 1) * Hour;
        foreach (var index in panels[place]) ends = Math.Min(ends, Find(now, (place, index), replica, weight));
        answers[replica].Set(place, ends);
    }

    private double Find(double now, (int Place, int Asked) key, int replica, int weight)
    {
        if (reports[replica].TryGet(key, out var report) && now < report.Until)
        {
            Memory += weight;
            return report.Until;
        }

        if (scenario.Shared && shared.TryGetValue(key, out var until) && now < until) Shared += weight;
        else
        {
            Calls += weight;
            shared[key] = until = now + lives[key];
        }

        reports[replica].Set(key, (until, scenario.Panel[key.Asked].Size));
        return until;
    }
}
