using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>
/// One assessment of each vendor for each quantity, from all data of the hours about now, before anything is merged: an excluded vendor has
/// no part in any block, hour, extreme, interval or sentence of the answer. Two that contradict each other with nothing to tell them apart
/// are both kept, and every value is marked as uncertain.
/// </summary>
internal sealed class VendorAssessment
{
    /// <summary>Nobody is excluded.</summary>
    internal static readonly VendorAssessment None = new();

    private readonly ulong[] excluded = new ulong[VariableFacts.All.Length];
    private readonly ulong[] unresolved = new ulong[VariableFacts.All.Length];
    private readonly ulong[] conflicting = new ulong[VariableFacts.All.Length];
    private readonly double[] extraVariance = new double[VariableFacts.All.Length];
    private readonly List<Exclusion> exclusions = [];

    private VendorAssessment()
    {
    }

    internal IReadOnlyList<Exclusion> Exclusions => exclusions;

    /// <summary>Whether nobody is excluded and nothing is in conflict.</summary>
    internal bool IsClear => exclusions.Count == 0 && Array.TrueForAll(conflicting, bits => bits == 0);

    /// <summary>The vendors excluded from everything, as bits of provenance.</summary>
    internal ulong FullyExcluded { get; private set; }

    /// <summary>Assesses every vendor with a report in the request.</summary>
    internal static VendorAssessment Of(MergeRequest request, EnsembleInput input, MergeSkill skill)
    {
        if (request.Mode == MergeMode.Single || input.Providers.Length < 2) return None;
        if (request.Mode == MergeMode.Best) skill = new MergeSkill(request with { Mode = MergeMode.Consensus });
        var axis = new TimeAxis(
            TimeAxis.Floor(request.Now).AddHours(-AssessmentThresholds.HoursBack),
            AssessmentThresholds.HoursBack + AssessmentThresholds.HoursAhead);
        var vendors = AssessedVendor.All(input, axis, request, skill.ErrorTrackOf);
        if (vendors.Length < 2) return None;
        var assessment = new VendorAssessment();
        new VendorAssessor(vendors, axis, request.Place, skill.ClimateNormalOf, assessment).Assess();
        return assessment;
    }

    /// <summary>The vendors excluded from a variable, as bits of provenance.</summary>
    internal ulong ExcludedFrom(Variable variable) => excluded[(int)variable];

    /// <summary>Whether two vendors contradict each other and nothing tells which is right.</summary>
    internal bool IsUnresolved(Variable variable) => unresolved[(int)variable] != 0;

    /// <summary>The vendors that contradict each other on a variable without a third that settles it, as bits of provenance.</summary>
    internal ulong ConflictOn(Variable variable) => conflicting[(int)variable];

    /// <summary>Variance to add to the value of one vendor alone that another contradicts; 0 without a contradiction.</summary>
    internal double ExtraVarianceOf(Variable variable, ulong vendor) =>
        (unresolved[(int)variable] & vendor) != 0 ? extraVariance[(int)variable] : 0;

    /// <summary>What decided an exclusion from a variable; null where none was, or other vendors did.</summary>
    internal ReferenceSource? DeciderOf(Variable variable) =>
        Exclusions.FirstOrDefault(exclusion => exclusion.Variable == variable && exclusion.DecidedBy is not null)?.DecidedBy;

    /// <summary>Why a vendor has no part in a variable; null where it has.</summary>
    internal Exclusion? ExclusionOf(string provider, Variable variable)
    {
        foreach (var exclusion in exclusions)
            if (exclusion.Provider == provider
                && (exclusion.Variable is not { } own || own == variable || FollowersOf(own).Contains(variable))) return exclusion;
        return null;
    }

    /// <summary>For how many variables a vendor is excluded.</summary>
    internal int CountAgainst(ulong vendor) => excluded.Count(bits => (bits & vendor) != 0);

    internal void Exclude(
        AssessedVendor vendor, Variable? variable, ExclusionReason reason, ReferenceSource? decidedBy, double distance = double.NaN)
    {
        exclusions.Add(new Exclusion(vendor.Provider, variable, reason, decidedBy, distance));
        if (variable is not { } own) FullyExcluded |= vendor.Bit;
        else excluded[(int)own] |= vendor.Bit;
        foreach (var follower in variable is { } leader ? FollowersOf(leader) : Enum.GetValues<Variable>())
            excluded[(int)follower] |= vendor.Bit;
    }

    internal void SetUnresolved(Variable variable, AssessedVendor one, AssessedVendor other, double difference)
    {
        unresolved[(int)variable] |= one.Bit | other.Bit;
        extraVariance[(int)variable] = Math.Max(extraVariance[(int)variable], difference * difference / 2);
        SetConflict(variable, one, other);
    }

    /// <summary>Forgets that a variable is unresolved, before it is assessed again.</summary>
    internal void Reset(Variable variable) => (unresolved[(int)variable], extraVariance[(int)variable]) = (0, 0);

    internal void SetConflict(Variable variable, AssessedVendor one, AssessedVendor other) =>
        conflicting[(int)variable] |= one.Bit | other.Bit;

    /// <summary>The quantities that an exclusion from one extends to.</summary>
    private static Variable[] FollowersOf(Variable variable) => variable switch
    {
        Variable.Temperature => [Variable.DewPoint, Variable.RelativeHumidity, Variable.ApparentTemperature],
        Variable.DewPoint => [Variable.RelativeHumidity],
        Variable.RelativeHumidity => [Variable.DewPoint],
        Variable.WindSpeed => [Variable.WindGust, Variable.WindDirection],
        _ => [],
    };
}
