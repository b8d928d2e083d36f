namespace WeatherHub.Lab.Simulation;

/// <summary>
/// Every vendor call there would be, place by place: a report is asked for when the first request comes after it expired, or, where many ask, when one
/// comes shortly before; then every request is a hit until it expires again. Time passes from call to call and not from request to request, so that it costs nothing how many there are.
/// </summary>
internal static class Calls
{
    private const double Hour = 3600;

    /// <summary>Counts them. Without a shared store one replica is simulated and stands for all.</summary>
    public static IReadOnlyList<Tally> Count(Scenario scenario, PlaceClass[] ofPlace)
    {
        var zipf = new Zipf(scenario.Places.Count, scenario.Zipf);
        var random = new Random(scenario.Seed);
        Tally[] tallies = [.. scenario.Panel.Select(asked => new Tally(asked, (int)Math.Ceiling(scenario.Hours * 60)))];
        for (var rank = 0; rank < ofPlace.Length; rank++)
        {
            var places = ofPlace[rank];
            var rate = scenario.Rate * zipf.Share(rank) / (scenario.Shared ? 1 : scenario.Replicas);
            for (var j = 0; j < places.Asked.Length; j++)
            {
                var life = scenario.Panel[places.Asked[j]].Life(scenario.Places[rank]);
                if (!scenario.Shared && !places.IsHot) life = life with { Ends = Math.Min(life.Ends, (1 / places.Found[j].Vendor - 1) / rate) };
                Follow(scenario, random, rate, places.IsHot ? life : life with { Due = life.Ends }, places.Found[j], tallies[places.Asked[j]]);
            }
        }

        return tallies;
    }

    private static void Follow(Scenario scenario, Random random, double rate, Life life, Found found, Tally tally)
    {
        var (from, to, fresh) = (scenario.Warm * Hour, (scenario.Warm + scenario.Hours) * Hour, 0.0);
        var each = scenario.Shared ? 1 : scenario.Replicas;
        for (var (at, isEarly) = (random.Gap(rate), false); at < to;)
        {
            if (at >= from) tally.Call(at - from, each + Herd(scenario, random, rate), isEarly ? 0 : each);
            var next = at + life.Due + random.Gap(rate);
            isEarly = next < at + life.Ends;
            if (!isEarly) next = at + life.Ends + random.Gap(rate);
            fresh += Math.Max(0, Math.Min(isEarly ? next : at + life.Ends, to) - Math.Max(at, from));
            at = next;
        }

        tally.Hit(each * random.Count(rate * fresh), found, scenario.Shared);
    }

    /// <summary>Replicas that ask too, because the first one's answer is still under way and nobody told them.</summary>
    private static long Herd(Scenario scenario, Random random, double rate)
    {
        if (scenario.Lease || !scenario.Shared) return 0;
        var (herd, also) = (0L, 1 - Math.Exp(-rate / scenario.Replicas * scenario.Latency.TotalSeconds));
        for (var replica = 1; replica < scenario.Replicas; replica++)
            if (random.NextDouble() < also)
                herd++;
        return herd;
    }
}
