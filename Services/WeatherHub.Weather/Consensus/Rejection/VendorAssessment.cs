using WeatherHub.Weather.Consensus.Current;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>
/// One judgement of each vendor for each quantity, over all that vendors say of the hours about now, before anything is merged: whoever is discredited
/// has no part in any block, hour, extreme, band or word of the answer. Two that contradict each other with nothing to tell them apart are both kept,
/// and every value says that it is in doubt.
/// </summary>
internal sealed class VendorAssessment
{
    /// <summary>Nobody is discredited.</summary>
    internal static readonly VendorAssessment None = new();

    private readonly ulong[] discredited = new ulong[VariableFacts.All.Length];
    private readonly ulong[] contested = new ulong[VariableFacts.All.Length];
    private readonly double[] doubts = new double[VariableFacts.All.Length];
    private readonly ulong[] atOdds = new ulong[VariableFacts.All.Length];
    private readonly List<Exclusion> findings = [];

    private VendorAssessment()
    {
    }

    /// <summary>Who is discredited, and why.</summary>
    internal IReadOnlyList<Exclusion> Findings => findings;

    /// <summary>Whether nobody is discredited and nothing is contested.</summary>
    internal bool IsClear => findings.Count == 0 && Array.TrueForAll(atOdds, bits => bits == 0);

    /// <summary>The vendors whose every word is discredited, as bits of provenance.</summary>
    internal ulong Speechless { get; private set; }

    /// <summary>The vendors that have no part in a variable, as bits of provenance.</summary>
    internal ulong DiscreditedOn(Variable variable) => discredited[(int)variable];

    /// <summary>Whether two contradict each other and nothing tells who is right.</summary>
    internal bool IsContested(Variable variable) => contested[(int)variable] != 0;

    /// <summary>The vendors that contradict each other on a variable without a third that settles it, told apart or not, as bits of provenance.</summary>
    internal ulong AtOddsOn(Variable variable) => atOdds[(int)variable];

    /// <summary>Variance that a value has beside its own error, where one vendor that another contradicts says it alone; 0 for no contradiction.</summary>
    internal double DoubtOf(Variable variable, ulong vendor) => (contested[(int)variable] & vendor) != 0 ? doubts[(int)variable] : 0;

    /// <summary>Why a vendor has no part in a variable; null where it has.</summary>
    internal Exclusion? FindingOf(string provider, Variable variable)
    {
        foreach (var finding in findings)
            if (finding.Provider == provider && (finding.Variable is not { } own || own == variable || FollowersOf(own).Contains(variable))) return finding;
        return null;
    }

    /// <summary>Assesses everybody who has a report in the request.</summary>
    internal static VendorAssessment Of(MergeRequest request, EnsembleInput roster, MergeSkill skills)
    {
        if (request.Mode == MergeMode.Single || roster.Providers.Length < 2) return None;
        if (request.Mode == MergeMode.Best) skills = new MergeSkill(request with { Mode = MergeMode.Consensus });
        var axis = new TimeAxis(TimeAxis.Floor(request.Now).AddHours(-AssessmentThresholds.HoursBack), AssessmentThresholds.HoursBack + AssessmentThresholds.HoursAhead);
        var vendors = AssessedVendor.All(roster, axis, request.Now, report => Observations.Speaks(report, request), skills.TrackOf);
        return vendors.Length < 2 ? None : new VendorAssessor(vendors, axis, request.Place, skills.UsualOf).Walk(new VendorAssessment());
    }

    /// <summary>What falls with a quantity, because it hangs together with it.</summary>
    internal static Variable[] FollowersOf(Variable variable) => variable switch
    {
        Variable.Temperature => [Variable.DewPoint, Variable.RelativeHumidity, Variable.ApparentTemperature],
        Variable.DewPoint => [Variable.RelativeHumidity],
        Variable.RelativeHumidity => [Variable.DewPoint],
        Variable.WindSpeed => [Variable.WindGust, Variable.WindDirection],
        _ => [],
    };

    /// <summary>For how many variables a vendor is discredited.</summary>
    internal int CountAgainst(ulong vendor) => discredited.Count(bits => (bits & vendor) != 0);

    internal void Discredit(AssessedVendor vendor, Exclusion finding)
    {
        findings.Add(finding);
        if (finding.Variable is { } variable)
        {
            discredited[(int)variable] |= vendor.Bit;
            foreach (var follower in FollowersOf(variable)) discredited[(int)follower] |= vendor.Bit;
            return;
        }

        Speechless |= vendor.Bit;
        for (var i = 0; i < discredited.Length; i++) discredited[i] |= vendor.Bit;
    }

    internal void Contest(Variable variable, AssessedVendor one, AssessedVendor other, double difference)
    {
        contested[(int)variable] |= one.Bit | other.Bit;
        doubts[(int)variable] = Math.Max(doubts[(int)variable], difference * difference / 2);
        PutAtOdds(variable, one, other);
    }

    /// <summary>Forgets that a variable is contested: it is looked at again.</summary>
    internal void Reopen(Variable variable) => (contested[(int)variable], doubts[(int)variable]) = (0, 0);

    internal void PutAtOdds(Variable variable, AssessedVendor one, AssessedVendor other) => atOdds[(int)variable] |= one.Bit | other.Bit;
}
