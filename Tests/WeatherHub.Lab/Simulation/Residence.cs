using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Series;

namespace WeatherHub.Lab.Simulation;

/// <summary>
/// Where requests find what they ask for, in the long run: in the replica's stored answers, in its reports, or further away. Both stores forget what was
/// not used for longest, which for many independent places is the same as forgetting what was not used for one span of time, alike for all
/// (Che's approximation); that span is the one at which the store is just full.
/// </summary>
internal sealed class Residence
{
    private const int Steps = 200;
    private const int Rounds = 25;
    private const double Ever = 1e9;

    private readonly Scenario scenario;
    private readonly IReadOnlyList<PlaceClass> classes;
    private readonly Life[] lives;
    private readonly double[] answered;

    private Residence(Scenario scenario, IReadOnlyList<PlaceClass> classes, Life[] lives)
    {
        (this.scenario, this.classes, this.lives) = (scenario, classes, lives);
        answered = new double[classes.Count];
    }

    /// <summary>Seconds that an unused answer stays in memory.</summary>
    public double AnswerSpan { get; private set; }

    /// <summary>Seconds that an unused report stays in memory.</summary>
    public double ReportSpan { get; private set; }

    /// <summary>Finds the spans, and what becomes of each class.</summary>
    /// <param name="scenario">What is simulated.</param>
    /// <param name="classes">The places; this fills what they find.</param>
    /// <param name="lives">For how long each question's report is fresh, on the average.</param>
    public static Residence Solve(Scenario scenario, IReadOnlyList<PlaceClass> classes, Life[] lives)
    {
        var residence = new Residence(scenario, classes, lives);
        var holdsAll = classes.Sum(places => places.Count * residence.Size(places)) <= scenario.Memory;
        foreach (var places in classes)
        {
            places.IsHot = (scenario.Shared || holdsAll) && IsHot(scenario, places);
            for (var i = 0; i < places.Asked.Length; i++) places.Found[i] = new Found(0, 0, Missed(scenario, places, lives[places.Asked[i]]));
        }

        residence.AnswerSpan = Full(scenario.AnswerMemory, span => classes.Sum(places => places.Count * scenario.AnswerHolds * Used(residence.Rate(places), span)));

        // Without a shared store what memory forgets is asked again, and what is asked is fresh longer: the two are found together.
        for (var round = 0; round < (scenario.Shared ? 1 : Rounds); round++) residence.Refine();
        return residence;
    }

    /// <summary>The requests that keep a report fresh: everybody's where it is shared, else the replica's own.</summary>
    public static double Seen(Scenario scenario, PlaceClass places) => scenario.Shared ? places.Rate : places.Rate / scenario.Replicas;

    /// <summary>Whether so much is asked for a place that a replica fetches its reports again before they expire, if it still has them.</summary>
    private static bool IsHot(Scenario scenario, PlaceClass places) =>
        scenario.HotAsks > 0 && places.Rate / scenario.Replicas * RequestFrequency.HalfLife.TotalSeconds / Math.Log(2) >= scenario.HotAsks;

    /// <summary>The part of requests that come when nothing is fresh: the first after an expiry, unless an early refresh went before it.</summary>
    private static double Missed(Scenario scenario, PlaceClass places, Life life)
    {
        var rate = Seen(scenario, places);
        if (!places.IsHot) return 1 / (1 + rate * life.Ends);
        var none = Math.Exp(-rate * (life.Ends - life.Due));
        return none / (none + rate * (life.Due + (1 - none) / rate));
    }

    private void Refine()
    {
        for (var i = 0; i < classes.Count; i++) answered[i] = Answered(classes[i]);
        ReportSpan = Full(scenario.Memory, span =>
            classes.Select((places, i) => places.Count * Size(places) * Used(Rate(places) * (1 - answered[i]), span)).Sum());
        for (var i = 0; i < classes.Count; i++)
        {
            var (places, answer) = (classes[i], answered[i]);
            for (var j = 0; j < places.Asked.Length; j++)
            {
                var vendor = places.Found[j].Vendor;
                var memory = Math.Clamp(Remembered(places, j, answer), 0, 1 - answer - (scenario.Shared ? Math.Min(vendor, 1 - answer) : 0));
                places.Found[j] = new Found(answer, memory, scenario.Shared ? vendor : 1 - answer - memory);
            }
        }
    }

    /// <summary>An answer serves again when it was used lately and nothing that it was made of has expired since, nor has the hour ended.</summary>
    private double Answered(PlaceClass places) =>
        Mean(Rate(places), AnswerSpan, gap => Whole(places, gap));

    /// <summary>The answer is gone, but this report was touched lately and is fresh.</summary>
    private double Remembered(PlaceClass places, int question, double answer)
    {
        var touched = Rate(places) * (1 - answer);
        return Mean(Rate(places), ReportSpan, gap =>
            (Fresh(places, question, gap) - (gap < AnswerSpan ? Whole(places, gap) : 0)) * (1 - answer * Math.Exp(-touched * (ReportSpan - gap))));
    }

    private double Whole(PlaceClass places, double gap)
    {
        var whole = Math.Max(0, 1 - gap / TimeAxis.Step.TotalSeconds);
        for (var i = 0; i < places.Asked.Length && whole > 0; i++) whole *= Fresh(places, i, gap);
        return whole;
    }

    /// <summary>Whether a report that was fresh when it was last used is so still: then it had just been asked for, or its age was anything.</summary>
    private double Fresh(PlaceClass places, int question, double gap)
    {
        var (life, vendor) = (places.IsHot ? lives[places.Asked[question]].Due : lives[places.Asked[question]].Ends, places.Found[question].Vendor);
        return gap >= life ? 0 : vendor + (1 - vendor) * (1 - gap / life);
    }

    private double Size(PlaceClass places) => places.Asked.Sum(index => (double)scenario.Panel[index].Size);

    private double Rate(PlaceClass places) => places.Rate / scenario.Replicas;

    /// <summary>The mean over the time since the last request for the same place, which is at most so long.</summary>
    private static double Mean(double rate, double most, Func<double, double> of)
    {
        var (all, sum) = (1 - Math.Exp(-rate * most), 0.0);
        for (var i = 0; i < Steps; i++) sum += of(-Math.Log(1 - (i + 0.5) / Steps * all) / rate);
        return sum / Steps * all;
    }

    private static double Used(double rate, double span) => -Math.Exp(-rate * span) + 1;

    private static double Full(long capacity, Func<double, double> held)
    {
        if (held(Ever) <= capacity) return Ever;
        var (low, high) = (1e-6, Ever);
        for (var i = 0; i < 80; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (held(middle) < capacity) low = middle;
            else high = middle;
        }

        return low;
    }
}
