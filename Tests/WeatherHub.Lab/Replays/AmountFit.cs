using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Lab.Replays;

/// <summary>What was merged of members of whom nothing is known, and what fell; mm.</summary>
internal readonly record struct ForecastAndFall(double Forecast, double Fell);

/// <summary>
/// The constants with the least quantile loss at 10, 20 … 90 %, of cube roots, where every set counts alike. That is the ranked probability
/// score in the space that errors of rain are told in, and gross errors of gauges do not rule it.
/// </summary>
internal static class AmountFit
{
    private const int Rounds = 300;

    /// <summary>A simplex that has shrunk too early is put up anew where it stands.</summary>
    private const int Starts = 4;

    /// <summary>Less than this is nothing.</summary>
    private const double Least = 0.1;

    private static readonly double[] Levels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    internal static IReadOnlyList<ForecastAndFall> Days(IReadOnlyList<ForecastRow> rows) =>
    [
        .. Replay.Run([.. rows.Where(row => row.IsRain)], ReplayMethod.DayOne)
            .Select(predicted =>
                new ForecastAndFall(
                    predicted.Row.Unit.ToCanonical(predicted.Value), predicted.Row.Unit.ToCanonical(predicted.Row.Observed))),
    ];

    internal static AmountConstants Of(IReadOnlyList<IReadOnlyList<ForecastAndFall>> sets)
    {
        double[] best = [-2, 2, 0.5, 0.8, 2, 0.8];
        for (var start = 0; start < Starts; start++)
            best = Simplex.Least(point => sets.Average(set => Loss(At(point), set)), best, 0.3, Rounds);
        return At(best);
    }

    /// <summary>Mean quantile loss, mm^(1/3).</summary>
    internal static double Loss(AmountConstants constants, IReadOnlyList<ForecastAndFall> days) => days.Average(day =>
    {
        var errors = new AmountDistribution(day.Forecast, 0, constants);
        var fell = day.Fell < Least ? 0 : Math.Cbrt(day.Fell);
        var loss = 0.0;
        foreach (var level in Levels)
        {
            var above = fell - errors.QuantileOfRoot(level);
            loss += above > 0 ? level * above : (level - 1) * above;
        }

        return loss;
    });

    /// <summary>The share of days on which what fell lies in the interval.</summary>
    internal static double Coverage(AmountConstants constants, IReadOnlyList<ForecastAndFall> days) => days.Average(day =>
    {
        var (low, high) = new AmountDistribution(day.Forecast, 0, constants).Interval();
        return (low <= day.Fell && day.Fell <= high) || (day.Fell < Least && high < Least) ? 1.0 : 0;
    });

    /// <summary>No scale or shape may vanish.</summary>
    private static AmountConstants At(double[] point) =>
        new(point[0], point[1], Math.Max(0.02, point[2]), Math.Max(0, point[3]), Math.Max(0.8, point[4]), Math.Max(0, point[5]));
}
