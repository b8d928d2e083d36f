namespace WeatherHub.Lab.Simulation;

/// <summary>What a scenario comes to.</summary>
/// <param name="Scenario">It.</param>
/// <param name="Tallies">What became of each kind of question.</param>
/// <param name="Residence">How long things stay in a replica's memory.</param>
internal sealed record Prediction(Scenario Scenario, IReadOnlyList<Tally> Tallies, Residence Residence)
{
    // What a call costs Redis besides the read that found nothing: the lease, another look under it, whether the vendor rests, the quota, the landing.
    private const int CallCommands = 5;

    public static Prediction Of(Scenario scenario)
    {
        var (classes, ofPlace) = PlaceClass.Sort(scenario);
        var residence = Residence.Solve(scenario, classes, [.. scenario.Panel.Select(asked => MeanLife(scenario, asked))]);
        return new Prediction(scenario, Calls.Count(scenario, ofPlace), residence);
    }

    public double Questions => Tallies.Sum(tally => (double)tally.Questions);

    public double CallsPerHour => Tallies.Sum(tally => tally.Calls) / Scenario.Hours;

    /// <summary>The part of all questions that no vendor had to answer.</summary>
    public double HitRate => Tallies.Sum(tally => (double)tally.Hits) / Questions;

    /// <summary>Commands that Redis serves in a second.</summary>
    public double RedisPerSecond => !Scenario.Shared ? 0 : Tallies.Sum(tally => tally.Shared + tally.Calls * (1 + CallCommands)) / (Scenario.Hours * 3600);

    /// <summary>The most calls in any minute.</summary>
    public static long Peak(IReadOnlyList<Tally> tallies) => Enumerable.Range(0, tallies[0].PerMinute.Count).Max(minute => tallies.Sum(tally => tally.PerMinute[minute]));

    private static Life MeanLife(Scenario scenario, Asked asked)
    {
        Life[] lives = [.. scenario.Places.Where(asked.Coverage.Covers).Take(200).Select(asked.Life)];
        return lives.Length == 0 ? default : new Life(lives.Average(life => life.Due), lives.Average(life => life.Ends));
    }
}
