namespace WeatherHub.Lab.Replays;

/// <summary>One member spoilt in one way: the merged error beside that of the best member that was not.</summary>
internal sealed record FaultScore(string Group, int Members, string Fault, string Spoilt, double Ratio);

/// <summary>Spoils each of the two and of the three members who speak most often, in every way, from the first row on.</summary>
internal static class FaultReplay
{
    private const double Gross = 15;
    private const int Fewest = 20;

    internal static IReadOnlyList<FaultScore> Run(IReadOnlyList<ForecastRow> rows, ReplayMethod method, int seed)
    {
        List<FaultScore> scores = [];
        foreach (var quantity in rows.Where(row => !row.IsRain)
            .GroupBy(row => row.QuantityName).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var own = quantity.ToList();
            var members = own.SelectMany(row => row.Said)
                .GroupBy(said => said.Member).OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
            for (var size = 2; size <= Math.Min(3, members.Count); size++)
                foreach (var fault in MemberFault.Of(own[0].Unit.Variable))
                    foreach (var spoilt in members[..size])
                        scores.AddRange(Score(own, members[..size], fault, spoilt, method, seed));
        }

        return scores;
    }

    private static IEnumerable<FaultScore> Score(
        List<ForecastRow> rows, List<string> members, MemberFault fault, string spoilt, ReplayMethod method, int seed)
    {
        // A row that stands in two files is one row.
        var truth = rows.GroupBy(row => string.Join(',', row.Key)).ToDictionary(same => same.Key, same => same.First());
        var predictions = Replay.Run(fault.On(rows, members, spoilt, seed), method);
        foreach (var group in predictions.GroupBy(predicted => $"{predicted.Row.QuantityName}/{predicted.Row.Key[4]} h"))
        {
            var judged = group.Select(predicted => (predicted.Value, Row: truth[string.Join(',', predicted.Row.Key)]))
                .Where(pair => !IsGross(pair.Row)).ToList();
            var healthy = members.Where(member => member != spoilt)
                .Select(member =>
                    (Member: member, Errors: judged.SelectMany(
                        pair => pair.Row.Said.Where(said => said.Member == member).Select(said => Math.Abs(said.Value - pair.Row.Observed)))
                        .ToList()))
                .Where(pair => pair.Errors.Count >= Fewest).ToList();
            if (healthy.Count == 0) continue;
            var best = healthy.MinBy(pair => pair.Errors.Average());
            var compared = judged.Where(pair => pair.Row.Said.Any(said => said.Member == best.Member));
            yield return new FaultScore(
                group.Key, members.Count, fault.Name, spoilt, compared.Average(
                    pair => Math.Abs(pair.Value - pair.Row.Observed)) / best.Errors.Average());
        }
    }

    private static bool IsGross(ForecastRow row) =>
        Math.Abs(row.Unit.ToCanonical(
            row.Observed) - row.Unit.ToCanonical(Replay.Median([.. row.Said.Select(said => said.Value).Order()]))) > Gross;
}
