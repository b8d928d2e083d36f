using WeatherHub.Api.Fetching;
using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Lab.Tests.Simulation;

/// <summary>The slow way to the same figures: every request, on every replica, with the hub's own bounded memory and its own sense of what is hot.</summary>
internal sealed class EveryRequest
{
    private const double Hour = 3600;
    private const double Telling = 1;

    private readonly Scenario scenario;
    private readonly Replica[] replicas;
    private readonly Dictionary<(int Place, int Asked), double> shared = [];
    private readonly Dictionary<(int Place, int Asked), (ReportKey Key, Life Life)> facts = [];
    private readonly int[][] panels;
    private readonly Clock clock = new();
    private int weight;

    private EveryRequest(Scenario scenario)
    {
        this.scenario = scenario;
        replicas = [.. Enumerable.Range(0, scenario.Replicas).Select(_ => new Replica(scenario, clock))];
        panels = [.. scenario.Places.Select(place => Enumerable.Range(0, scenario.Panel.Count).Where(index => scenario.Panel[index].Coverage.Covers(place)).ToArray())];
        for (var place = 0; place < panels.Length; place++)
        {
            foreach (var index in panels[place])
            {
                var (asked, where) = (scenario.Panel[index], scenario.Places[place]);
                facts[(place, index)] = (ReportKey.Of(asked.Vendor, new WeatherQuery(asked.Kind, WeatherQuery.CellOf(where), null)), asked.Life(where));
            }
        }
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
        {
            (every.clock.Seconds, every.weight) = (now, now >= from ? 1 : 0);
            every.Ask(zipf.Sample(random), every.replicas[random.Next(scenario.Replicas)]);
        }

        return every;
    }

    private void Ask(int place, Replica replica)
    {
        var now = clock.Seconds;
        Questions += weight * panels[place].Length;
        if (replica.Answers.TryGet(place, out var answer) && now < answer.Ends)
        {
            Answer += weight * panels[place].Length;
            answer.Times++;
            if (now < answer.Tells) return;
            answer.Tells = now + Telling;
            foreach (var index in panels[place]) Warm((place, index), replica, answer.Times);
            answer.Times = 0;
            return;
        }

        var ends = (Math.Floor(now / Hour) + 1) * Hour;
        foreach (var index in panels[place]) ends = Math.Min(ends, Find((place, index), replica) + facts[(place, index)].Life.Ends);
        replica.Answers.Set(place, new Stored { Ends = ends });
    }

    private double Find((int Place, int Asked) key, Replica replica)
    {
        var (now, life) = (clock.Seconds, facts[key].Life);
        var isFresh = replica.Reports.TryGet(key, out var report) && now < report.At + life.Ends;
        Warm(key, replica, 1);
        if (isFresh)
        {
            Memory += weight;
            return report.At;
        }

        if (scenario.Shared && shared.TryGetValue(key, out var at) && now < at + life.Ends) Shared += weight;
        else at = Call(key);
        replica.Reports.Set(key, (at, scenario.Panel[key.Asked].Size));
        return at;
    }

    private void Warm((int Place, int Asked) key, Replica replica, int times)
    {
        var (now, (name, life)) = (clock.Seconds, facts[key]);
        var count = replica.RequestFrequency.Add(name, times);
        if (count < scenario.HotAsks || !replica.Reports.TryGet(key, out var report) || now >= report.At + life.Ends || now < report.At + life.Due) return;
        var at = scenario.Shared && shared.TryGetValue(key, out var other) && now < other + life.Due ? other : Call(key);
        replica.Reports.Set(key, (at, scenario.Panel[key.Asked].Size));
    }

    private double Call((int Place, int Asked) key)
    {
        Calls += weight;
        return shared[key] = clock.Seconds;
    }

    private sealed class Stored
    {
        public double Ends { get; init; }

        public double Tells { get; set; }

        public int Times { get; set; }
    }

    private sealed class Replica(Scenario scenario, TimeProvider clock)
    {
        public LruCache<int, Stored> Answers { get; } = new(scenario.AnswerMemory, _ => scenario.AnswerHolds);

        public LruCache<(int Place, int Asked), (double At, long Size)> Reports { get; } = new(scenario.Memory, report => report.Size);

        public RequestFrequency RequestFrequency { get; } = new(20_000, clock);
    }

    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);
    }
}
