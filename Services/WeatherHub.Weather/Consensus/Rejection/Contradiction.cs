using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>Two vendors cannot both be right about a quantity at a place.</summary>
/// <param name="Difference">Their mean difference, canonical unit.</param>
/// <param name="Distance">The same in their joint standard errors.</param>
/// <param name="IsOfUnits">Whether their ratio is that of two units.</param>
internal readonly record struct Contradiction(double Difference, double Distance, bool IsOfUnits)
{
    /// <summary>Canonical units below which values have no meaningful ratio.</summary>
    private const double LeastForRatio = 0.1;

    /// <summary>mm of the wetter one from which on totals are compared.</summary>
    private const double LeastPrecipitation = 5;

    private const double LeastCorrelation = 0.8;

    /// <summary>Null where both can be right, or they have nothing in common.</summary>
    internal static Contradiction? Between(AssessedVendor one, AssessedVendor other, Variable variable, TimeAxis axis)
    {
        var bias = one.BiasOf(variable) - other.BiasOf(variable);
        if (one.Has(variable) && other.Has(variable)) return BetweenHours(one, other, variable, axis, bias);
        if (one.HasHours && other.HasHours) return null;
        var scale = Joint(one.ScaleOf(variable, 0), other.ScaleOf(variable, 0));
        return BeyondGate(variable, Now(one) - Now(other) - bias, scale, count: 1);

        double Now(AssessedVendor vendor) => vendor.PresentOf(variable) is var present && !double.IsNaN(present)
            ? present : vendor.At(variable, AssessmentThresholds.HoursBack);
    }

    private static Contradiction? BetweenHours(AssessedVendor one, AssessedVendor other, Variable variable, TimeAxis axis, double bias)
    {
        var left = one.SeriesOf(variable);
        var right = other.SeriesOf(variable);
        var ratio = new Ratio(variable);
        var (count, sum, first, last) = (0, 0.0, -1, -1);
        for (var step = 0; step < axis.Count; step++)
        {
            var (x, y) = (left[step], right[step]);
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            if (first < 0) first = step;
            (count, last, sum) = (count + 1, step, sum + x - y - bias);
            ratio.Add(x, y);
        }

        if (count == 0) return null;
        var (difference, scale) = (sum / count, Joint(ScaleOf(one), ScaleOf(other)));
        return ratio.IsOfUnits
            ? new Contradiction(difference, Math.Abs(difference) / scale, true)
            : BeyondGate(variable, difference, scale, count);

        double ScaleOf(AssessedVendor vendor) => vendor.ScaleOf(variable, (vendor.LeadDays(first) + vendor.LeadDays(last)) / 2);
    }

    private static Contradiction? BeyondGate(Variable variable, double difference, double scale, int count)
    {
        if (MergeRules.Of(variable) != MergeRule.Mean) return null;
        var distance = Math.Abs(difference) / scale;
        var gate = count >= AssessmentThresholds.LeastHours
            ? AssessmentThresholds.Contradiction : AssessmentThresholds.ContradictionOfFewHours;
        return distance > gate ? new Contradiction(difference, distance, false) : null;
    }

    private static double Joint(double scale, double otherScale) => Math.Sqrt(scale * scale + otherScale * otherScale);

    /// <summary>The ratio of two series, hour by hour; of precipitation the ratio of totals.</summary>
    private struct Ratio(Variable variable)
    {
        private readonly double[] factors = AssessmentThresholds.UnitFactors(variable);
        private int count;
        private double sum, squares, total, otherTotal, product, ownSquares, otherSquares;

        internal void Add(double one, double other)
        {
            if (factors.Length == 0) return;
            if (variable == Variable.Precipitation)
            {
                var (root, otherRoot) = (Math.Cbrt(one), Math.Cbrt(other));
                (total, otherTotal, product) = (total + one, otherTotal + other, product + root * otherRoot);
                (ownSquares, otherSquares) = (ownSquares + root * root, otherSquares + otherRoot * otherRoot);
            }

            if (one < LeastForRatio || other < LeastForRatio) return;
            var ratio = Math.Log(one / other);
            (count, sum, squares) = (count + 1, sum + ratio, squares + ratio * ratio);
        }

        internal readonly bool IsOfUnits
        {
            get
            {
                if (variable == Variable.Precipitation)
                {
                    var correlation = product / Math.Sqrt(ownSquares * otherSquares);
                    return Math.Max(total, otherTotal) >= LeastPrecipitation && correlation > LeastCorrelation
                        && MatchesFactor(Math.Log(total / otherTotal));
                }

                if (factors.Length == 0 || count < AssessmentThresholds.LeastHours) return false;
                var mean = sum / count;
                var variance = squares / count - mean * mean;
                return variance < AssessmentThresholds.RatioScatter * AssessmentThresholds.RatioScatter && MatchesFactor(mean);
            }
        }

        private readonly bool MatchesFactor(double logarithm)
        {
            foreach (var factor in factors)
                if (Math.Abs(Math.Abs(logarithm) - Math.Log(factor)) < AssessmentThresholds.RatioError) return true;
            return false;
        }
    }
}
