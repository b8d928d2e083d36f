namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>
/// Expected error of merged values, for one quantity and lead-time bin: the usual error, how much of it the spread of the members predicts,
/// and how errors are distributed. Immutable.
/// </summary>
internal sealed class ConfidenceModel
{
    /// <summary>
    /// The share of verified values that the interval is to hold, so that it holds 80 % of those that were answered: verification merges
    /// again with what is known by then, a little more than when the answer was given, and misses the interval less often. With 0.80 the
    /// groups of the development files held 77.8 to 81.1 %; with 0.82 they are about 80.
    /// </summary>
    internal const double TargetCoverage = 0.82;
    internal const double LargestRatio = 10;
    private const double PriorDays = 2;
    private const double PlaceShrinkage = 8;

    /// <summary>Prior of the share of the variance that spread explains, worth so many days.</summary>
    private const double PriorSlope = 0.25;
    private const double SlopeDays = 5;
    private const double SmallestFactor = 0.2;
    private const double LargestFactor = 5;

    private readonly CalibrationTotals totals;
    private readonly double[] shares;
    private readonly double intercept;
    private readonly double slope;

    internal ConfidenceModel(CalibrationTotals totals, ErrorHistogram errors)
    {
        this.totals = totals;
        shares = errors.CumulativeShares();
        Width = errors.Quantile(TargetCoverage + totals.Shift);
        (intercept, slope) = Regression(totals);
    }

    internal static ConfidenceModel Prior { get; } = new(default, new ErrorHistogram());

    /// <summary>Half the width of the 80 % interval, in deviations.</summary>
    internal double Width { get; }

    internal ref readonly CalibrationTotals Totals => ref totals;

    /// <summary>The error that a merged value is expected to have.</summary>
    /// <param name="place">Errors of merged values at the place.</param>
    /// <param name="spread">Variance of the members about the value, in the error space; NaN for as much as usual.</param>
    /// <param name="priorScale">Standard error before anything is known.</param>
    internal ExpectedError Expect(in MergedScore place, double spread, double priorScale)
    {
        var prior = priorScale * priorScale;
        var usual = (totals.Squares + PriorDays * prior) / (totals.Days + PriorDays);
        var usualSpread = (totals.Spreads + PriorDays * prior / 2) / (totals.Days + PriorDays);
        var level = (place.Squares + PlaceShrinkage * usual) / (place.Count + PlaceShrinkage);
        var ratio = double.IsNaN(spread) ? 1 : Math.Min(spread / usualSpread, LargestRatio);
        return new ExpectedError(Math.Sqrt(level * Math.Clamp(intercept + slope * ratio, SmallestFactor, LargestFactor)), level, ratio);
    }

    /// <summary>The share of values that stay within so many deviations.</summary>
    internal double ShareWithin(double deviations) => ErrorHistogram.ShareBelow(shares, deviations);

    /// <summary>Least squares of squared errors on spread, shrunk to the prior, neither coefficient negative.</summary>
    private static (double Intercept, double Slope) Regression(in CalibrationTotals totals)
    {
        var (a, b, c) = (totals.Days + SlopeDays, totals.Ratios, totals.RatioSquares + SlopeDays);
        var (u, v) = (totals.Sizes + SlopeDays * (1 - PriorSlope), totals.Products + SlopeDays * PriorSlope);
        var determinant = a * c - b * b;
        var (intercept, slope) = ((c * u - b * v) / determinant, (a * v - b * u) / determinant);
        return slope < 0 ? (u / a, 0) : intercept < 0 ? (0, v / c) : (intercept, slope);
    }
}

/// <summary>Expected error of a merged value.</summary>
/// <param name="Sigma">Its standard deviation, in the error space.</param>
/// <param name="Level">The usual squared error here, whatever the spread.</param>
/// <param name="Ratio">The spread divided by its usual size.</param>
internal readonly record struct ExpectedError(double Sigma, double Level, double Ratio)
{
    /// <summary>A squared error, gross ones cut.</summary>
    internal double Cut(double error) => Math.Min(error * error, 25 * Level);
}
