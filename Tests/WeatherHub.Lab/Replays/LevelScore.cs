using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Replays;

/// <summary>
/// Whether a level of confidence is what it says: of all values with a level of about 70 %, 70 % should be within the tolerance. The
/// expected calibration error is the mean distance between the two over ten equal spans of level, each weighed by its rows.
/// </summary>
internal static class LevelScore
{
    private const int Spans = 10;

    internal static double Of(IReadOnlyList<Predicted> predictions)
    {
        var (counts, levels, hits) = (new int[Spans], new double[Spans], new double[Spans]);
        foreach (var predicted in predictions)
        {
            if (predicted.Level is not { } level) continue;
            var span = Math.Min(Spans - 1, (int)(level * Spans));
            counts[span]++;
            levels[span] += level;
            if (IsWithin(predicted)) hits[span]++;
        }

        var all = counts.Sum();
        return all == 0 ? double.NaN : Enumerable.Range(0, Spans).Sum(span => Math.Abs(levels[span] - hits[span])) / all;
    }

    private static bool IsWithin(Predicted predicted)
    {
        var unit = predicted.Row.Unit;
        return Math.Abs(
            unit.ToCanonical(predicted.Value) - unit.ToCanonical(predicted.Row.Observed)) <= VariableFacts.Of(unit.Variable).Tolerance;
    }
}
