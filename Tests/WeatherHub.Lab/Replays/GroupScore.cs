namespace WeatherHub.Lab.Replays;

/// <summary>How one quantity at one lead came out, by the rules of the judge of such files.</summary>
/// <param name="Name">Quantity and lead.</param>
/// <param name="Rows">Rows judged.</param>
/// <param name="IsRain">Whether it is an amount.</param>
/// <param name="Best">The member with the smallest error in hindsight, of those that spoke in three rows of four.</param>
/// <param name="BestError">Its mean absolute error, the file's unit.</param>
/// <param name="Merged">Mean absolute error of the merged value beside it.</param>
/// <param name="Mean">That of the plain mean.</param>
/// <param name="Median">That of the plain median.</param>
/// <param name="Coverage">Share of observations within the 80 % interval; NaN without intervals.</param>
/// <param name="Brier">Brier score of the probability of rain beside the share of wet members; NaN without.</param>
/// <param name="Calibration">
/// How far levels of confidence are from what came true, see <see cref="LevelScore"/>; NaN without levels.
/// </param>
/// <param name="Days">How many days the rows are of.</param>
internal sealed record GroupScore(
    string Name, int Rows, bool IsRain, string Best, double BestError, double Merged, double Mean, double Median, double Coverage,
    double Brier, double Calibration, int Days)
{
    private const double GrossError = 15;
    private const double GrossFahrenheit = 27;
    private const int Fewest = 20;

    /// <summary>Every group with at least twenty rows and two members to compare.</summary>
    internal static IReadOnlyList<GroupScore> Of(IEnumerable<Predicted> predictions, DateTimeOffset? from = null) =>
    [
        .. predictions.Where(predicted => from is null || predicted.Row.Valid >= from)
            .GroupBy(predicted => $"{predicted.Row.QuantityName}/{predicted.Row.Key[4]} h")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group.Where(predicted => !IsGross(predicted.Row))]))
            .OfType<GroupScore>(),
    ];

    internal static double GeometricMean(IEnumerable<double> values) =>
        Math.Exp(values.Select(value => Math.Log(value)).DefaultIfEmpty(double.NaN).Average());

    private static bool IsGross(ForecastRow row)
    {
        if (row.IsRain) return false;
        var gross = row.Unit.Name == "F" ? GrossFahrenheit : GrossError;
        return Math.Abs(row.Observed - Replay.Median([.. row.Said.Select(said => said.Value).Order()])) > gross;
    }

    private static GroupScore? Of(string name, List<Predicted> rows)
    {
        if (rows.Count < Fewest) return null;
        var errors = rows.SelectMany(
            predicted => predicted.Row.Said.Select(said => (said.Member, Error: Math.Abs(said.Value - predicted.Row.Observed))))
            .GroupBy(said => said.Member)
            .Where(group => group.Count() >= 0.75 * rows.Count)
            .ToDictionary(group => group.Key, group => group.Average(said => said.Error));
        if (errors.Count < 2) return null;
        var best = errors.MinBy(pair => pair.Value);
        var judged = rows.Where(predicted => predicted.Row.Said.Any(said => said.Member == best.Key)).ToList();
        double Beside(Func<Predicted, double> value) =>
            judged.Average(predicted => Math.Abs(value(predicted) - predicted.Row.Observed)) / best.Value;
        return new GroupScore(
            name, rows.Count, rows[0].Row.IsRain, best.Key, best.Value,
            Beside(predicted => predicted.Value),
            Beside(predicted => predicted.Row.Said.Average(said => said.Value)),
            Beside(predicted => Replay.Median([.. predicted.Row.Said.Select(said => said.Value).Order()])),
            rows.Where(predicted => predicted.Low is not null)
                .Select(predicted => predicted.Low <= predicted.Row.Observed && predicted.Row.Observed <= predicted.High ? 1.0 : 0)
                    .DefaultIfEmpty(double.NaN).Average(),
            BrierBesideMembers(rows),
            LevelScore.Of(rows),
            rows.Select(predicted => predicted.Row.Valid.UtcDateTime.Date).Distinct().Count());
    }

    private static double BrierBesideMembers(List<Predicted> rows)
    {
        var rainy = rows.Where(predicted => predicted.Chance is not null).ToList();
        if (rainy.Count == 0) return double.NaN;
        static double Square(double chance, ForecastRow row) =>
            (chance - (row.Observed > 0 ? 1 : 0)) * (chance - (row.Observed > 0 ? 1 : 0));
        return rainy.Average(predicted => Square(predicted.Chance!.Value, predicted.Row))
            / rainy.Average(predicted => Square(predicted.Row.Said.Average(said => said.Value > 0 ? 1.0 : 0), predicted.Row));
    }
}
