namespace WeatherHub.Lab.Simulation;

/// <summary>A prediction for people.</summary>
internal static class PredictionPage
{
    internal static void Write(
        TextWriter output, Prediction prediction, IReadOnlyList<IReadOnlyList<double>> crowd, IReadOnlyDictionary<string, double> cost)
    {
        var scenario = prediction.Scenario;
        output.WriteLine(
            $"{scenario.Rate:#,0.##} requests/s over {scenario.Places.Count:#,0} places (Zipf {scenario.Zipf}) on {scenario.Replicas} replicas, "
            + $"Redis {On(scenario.Shared)}, lease {On(scenario.Lease)}, {scenario.Hours} h after {scenario.Warm} h from empty, seed {scenario.Seed}");
        output.WriteLine(
            $"memory of a replica: {scenario.Memory >> 20} MiB of reports keep what was used in the last {Span(prediction.Residence.ReportSpan)}, "
            + $"{scenario.AnswerMemory >> 20} MiB of answers {Span(prediction.Residence.AnswerSpan)}");
        output.WriteLine();
        output.WriteLine("| question | answer stored | in memory | in Redis | waited for a vendor | calls/h | peak/min | peak : mean | $/h | saved $/h |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var tally in prediction.Tallies.Where(tally => tally.Questions > 0))
            Row(output, tally.Asked.Name, [tally], scenario.Hours, cost);
        Row(output, "all", prediction.Tallies, scenario.Hours, cost);
        output.WriteLine();
        output.WriteLine($"answered without a vendor: {prediction.HitRate:P3}; Redis commands: {prediction.RedisPerSecond:#,0.#}/s");
        output.WriteLine();
        output.WriteLine("| vendor | window | weighted calls | allowed | use |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var use in QuotaUse.Of(prediction))
            output.WriteLine($"| {use.Vendor} | {use.Span} | {use.Calls:#,0.#} | {use.Limit:#,0} | {use.Calls / use.Limit:P0} |");
        output.WriteLine();
        output.WriteLine($"| calls/h for 8 places, each caller 1 request/s | {string.Join(" | ", CrowdTable.Replicas.Select(replicas => Many(replicas, "replica")))} |");
        output.WriteLine($"|---|{string.Concat(CrowdTable.Replicas.Select(_ => "---|"))}");
        for (var row = 0; row < crowd.Count; row++)
            output.WriteLine($"| {Many(CrowdTable.Callers[row], "caller")} | {string.Join(" | ", crowd[row].Select(calls => $"{calls:#,0.0}"))} |");
    }

    private static void Row(TextWriter output, string name, IReadOnlyList<Tally> tallies, double hours, IReadOnlyDictionary<string, double> cost)
    {
        var questions = tallies.Sum(tally => (double)tally.Questions);
        var calls = tallies.Sum(tally => tally.Calls);
        var peak = Prediction.Peak(tallies);
        var mean = calls / (hours * 60);
        output.WriteLine(
            $"| {name} | {tallies.Sum(tally => tally.Answer) / questions:P2} | {tallies.Sum(tally => tally.Memory) / questions:P2} "
            + $"| {tallies.Sum(tally => tally.Shared) / questions:P2} | {tallies.Sum(tally => (double)tally.Misses) / questions:P3} | {calls / hours:#,0} | {peak:#,0} | {(mean > 0 ? peak / mean : 0):0.00} "
            + $"| {tallies.Sum(tally => tally.Calls * cost.GetValueOrDefault(tally.Asked.Vendor)) / hours:#,0.00} "
            + $"| {tallies.Sum(tally => tally.Hits * cost.GetValueOrDefault(tally.Asked.Vendor)) / hours:#,0.00} |");
    }

    private static string Many(int count, string word) => $"{count:#,0} {word}{(count == 1 ? "" : "s")}";

    private static string On(bool on) => on ? "on" : "off";

    private static string Span(double seconds) => seconds >= 1e8 ? "ever" : seconds >= 120 ? $"{seconds / 60:0} min" : $"{seconds:0.0} s";
}
