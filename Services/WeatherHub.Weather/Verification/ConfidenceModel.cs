namespace WeatherHub.Weather.Verification;

/// <summary>
/// How sure a merged value is, for one quantity and span of lead: the usual error, how much of it the vendors' disagreement foretells, and how errors are
/// really distributed. Does not change.
/// </summary>
internal sealed class ConfidenceModel
{
    internal const double LargestRatio = 10;
    private const double PriorDays = 2;
    private const double PlaceShrinkage = 8;

    /// <summary>Prior of the share of the variance that disagreement explains, worth so many days.</summary>
    private const double PriorSlope = 0.25;
    private const double SlopeDays = 5;
    private const double Least = 0.2;
    private const double Most = 5;

    /// <summary>
    /// The share of judged values that the interval is to hold, so that it holds 80 % of those that were answered: verification merges again with what is
    /// known by then, a little more than when the answer was given, and misses the interval less often. With 0.80 the groups of the development files held 77.8 to 81.1 %; with 0.82 they are about 80.
    /// </summary>
    internal const double Aim = 0.82;

    private readonly CalibrationTotals totals;
    private readonly double[] shares;
    private readonly double constant;
    private readonly double slope;

    internal ConfidenceModel(CalibrationTotals totals, ErrorHistogram shape)
    {
        this.totals = totals;
        shares = shape.Shares();
        Width = shape.Quantile(Aim + totals.Shift);
        (constant, slope) = Line(totals);
    }

    /// <summary>Nothing verified yet.</summary>
    internal static ConfidenceModel Prior { get; } = new(default, new ErrorHistogram());

    /// <summary>Within how many deviations 80 % of values are to lie.</summary>
    internal double Width { get; }

    internal ref readonly CalibrationTotals Totals => ref totals;

    /// <summary>The error that a merged value is taken to have.</summary>
    /// <param name="place">How merged values did at the place.</param>
    /// <param name="spread">Variance of the members about the value, in the error space; NaN for as much as usual.</param>
    /// <param name="priorScale">Standard error before anything is known.</param>
    internal ExpectedError Expect(in MergedScore place, double spread, double priorScale)
    {
        var prior = priorScale * priorScale;
        var usual = (totals.Squares + PriorDays * prior) / (totals.Days + PriorDays);
        var usualSpread = (totals.Spreads + PriorDays * prior / 2) / (totals.Days + PriorDays);
        var level = (place.Squares + PlaceShrinkage * usual) / (place.Count + PlaceShrinkage);
        var ratio = double.IsNaN(spread) ? 1 : Math.Min(spread / usualSpread, LargestRatio);
        return new ExpectedError(Math.Sqrt(level * Math.Clamp(constant + slope * ratio, Least, Most)), level, ratio);
    }

    /// <summary>The share of values that stay within so many deviations.</summary>
    internal double ShareWithin(double deviations) => ErrorHistogram.ShareBelow(shares, deviations);

    /// <summary>A squared error, gross ones cut.</summary>
    internal static double Cut(double error, in ExpectedError expected) => Math.Min(error * error, 25 * expected.Level);

    /// <summary>Least squares of squared errors on disagreement, drawn to the prior, neither part negative.</summary>
    private static (double Constant, double Slope) Line(in CalibrationTotals totals)
    {
        var (a, b, c) = (totals.Days + SlopeDays, totals.Ratios, totals.RatioSquares + SlopeDays);
        var (u, v) = (totals.Sizes + SlopeDays * (1 - PriorSlope), totals.Products + SlopeDays * PriorSlope);
        var determinant = a * c - b * b;
        var (constant, slope) = ((c * u - b * v) / determinant, (a * v - b * u) / determinant);
        return slope < 0 ? (u / a, 0) : constant < 0 ? (0, v / c) : (constant, slope);
    }
}

/// <summary>What a merged value's error is taken to be like.</summary>
/// <param name="Sigma">Its standard deviation, in the error space.</param>
/// <param name="Level">The usual squared error here, whatever vendors say now.</param>
/// <param name="Ratio">How their disagreement compares with its usual size.</param>
internal readonly record struct ExpectedError(double Sigma, double Level, double Ratio);
