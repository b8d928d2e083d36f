using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>That two vendors cannot both be right about a quantity at a place.</summary>
/// <param name="Difference">How far they lie apart on average, canonical unit.</param>
/// <param name="Distance">The same in their joint standard errors.</param>
/// <param name="IsOfUnits">Whether one is as many times the other as two units are.</param>
internal readonly record struct Contradiction(double Difference, double Distance, bool IsOfUnits)
{
    /// <summary>Values below this many canonical units say nothing of a ratio.</summary>
    private const double LeastForRatio = 0.1;

    /// <summary>mm of the wetter one from which on sums are compared.</summary>
    private const double LeastWater = 5;

    /// <summary>Null where both can be right, or nothing is said by both.</summary>
    internal static Contradiction? Between(AssessedVendor one, AssessedVendor other, Variable variable, TimeAxis axis)
    {
        var (facts, bias) = (VariableFacts.Of(variable), one.BiasOf(variable) - other.BiasOf(variable));
        var (count, difference, scale, first, last) = (0, 0.0, 0.0, -1, -1);
        if (one.HoursOf(variable) is not null && other.HoursOf(variable) is not null)
        {
            var left = one.SeriesOf(variable);
            var right = other.SeriesOf(variable);
            var ratio = new Ratio(variable);
            for (var step = 0; step < axis.Count; step++)
            {
                var (x, y) = (left[step], right[step]);
                if (double.IsNaN(x) || double.IsNaN(y)) continue;
                if (first < 0) first = step;
                (count, last, difference) = (count + 1, step, difference + x - y - bias);
                ratio.Add(x, y);
            }

            if (count > 0) scale = Joint(ScaleOf(one), ScaleOf(other));
            if (ratio.IsOfUnits) return new Contradiction(difference / count, Math.Abs(difference / count) / scale, true);
        }
        else if ((one.HasHours && other.HasHours) || (Now(one) is var x && Now(other) is var y && double.IsNaN(x - y)))
        {
            return null;
        }
        else
        {
            (count, difference, scale) = (1, x - y - bias, Joint(one.ScaleOf(variable, 0), other.ScaleOf(variable, 0)));
        }

        if (count == 0 || MergeRules.Of(variable) != MergeRule.Mean) return null;
        var distance = Math.Abs(difference / count) / scale;
        var gate = count >= AssessmentThresholds.LeastHours ? AssessmentThresholds.Apart : AssessmentThresholds.ApartBriefly;
        return distance > gate ? new Contradiction(difference / count, distance, false) : null;

        double ScaleOf(AssessedVendor vendor) => vendor.ScaleOf(variable, (vendor.LeadDays(first) + vendor.LeadDays(last)) / 2);

        double Now(AssessedVendor vendor) => !double.IsNaN(vendor.PresentOf(variable)) ? vendor.PresentOf(variable)
            : vendor.HoursOf(variable)?.At(AssessmentThresholds.HoursBack, facts.Minimum, facts.Maximum) ?? double.NaN;
    }

    private static double Joint(double scale, double otherScale) => Math.Sqrt(scale * scale + otherScale * otherScale);

    /// <summary>How many times one series is the other, hour by hour; amounts of rain by their sums.</summary>
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
                    var alike = product / Math.Sqrt(ownSquares * otherSquares);
                    return Math.Max(total, otherTotal) >= LeastWater && alike > 0.8 && Matches(Math.Log(total / otherTotal));
                }

                if (factors.Length == 0 || count < AssessmentThresholds.LeastHours) return false;
                var mean = sum / count;
                return squares / count - mean * mean < AssessmentThresholds.RatioScatter * AssessmentThresholds.RatioScatter && Matches(mean);
            }
        }

        private readonly bool Matches(double logarithm)
        {
            foreach (var factor in factors)
                if (Math.Abs(Math.Abs(logarithm) - Math.Log(factor)) < AssessmentThresholds.RatioError) return true;
            return false;
        }
    }
}
