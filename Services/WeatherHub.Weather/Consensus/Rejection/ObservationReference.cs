using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>The last observation at the place, as a referee between two vendors that contradict each other.</summary>
/// <param name="Values">What was observed, indexed by variable; NaN where nothing was.</param>
/// <param name="Step">The step of the merge's axis it falls into.</param>
internal sealed record ObservationReference(double[] Values, int Step)
{
    /// <summary>
    /// Who says nothing of the hour of the observation (or only what physics forbids) is trusted like one who is so many standard errors off:
    /// less than one who was checked and found right, more than one found wrong.
    /// </summary>
    private const double Unchecked = 3;

    /// <summary>Whether the variable was observed at all.</summary>
    internal bool Knows(Variable variable) => !double.IsNaN(Values[(int)variable]);

    /// <summary>
    /// How much a vendor's word counts, from how far its own value for the hour of the observation was off. Like is compared with like, so a
    /// daily cycle between then and the step does no harm and a gross fault (a wrong unit, a wrong place) shows at every lead time; an ordinary
    /// error of today says ever less about later days, which the error scale, growing with lead time, accounts for.
    /// </summary>
    internal double Trust(Member member, Variable variable, double bias, double scale)
    {
        if (!Knows(variable)) return 1;
        var z = (member.At(variable, Step) - bias - Values[(int)variable]) / scale;
        return Math.Exp(-Math.Min(double.IsNaN(z) ? Unchecked * Unchecked : z * z, 60) / 2);
    }
}
