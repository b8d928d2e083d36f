using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>The last observation at the place, which decides between two members that contradict each other.</summary>
/// <param name="Values">The observed values, indexed by variable; NaN where there is none.</param>
/// <param name="Step">Its step on the axis of the merge.</param>
internal sealed record ObservationReference(double[] Values, int Step)
{
    /// <summary>
    /// A member without a valid value at the hour of the observation counts as one so many standard errors off: less than one that was
    /// checked and found right, more than one found wrong.
    /// </summary>
    private const double Unchecked = 3;

    internal bool Has(Variable variable) => !double.IsNaN(Values[(int)variable]);

    /// <summary>
    /// The likelihood of a member, from the error of its own value at the hour of the observation. Comparing at the same hour removes the
    /// diurnal cycle, and shows a gross fault (a wrong unit, a wrong place) at every lead time; the standard error, which grows with lead
    /// time, accounts for how little today's ordinary error says about later days.
    /// </summary>
    internal double LikelihoodOf(Member member, Variable variable, double bias, double scale)
    {
        if (!Has(variable)) return 1;
        var z = (member.At(variable, Step) - bias - Values[(int)variable]) / scale;
        return Math.Exp(-Math.Min(double.IsNaN(z) ? Unchecked * Unchecked : z * z, 60) / 2);
    }
}
