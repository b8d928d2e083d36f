using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Explain;

/// <summary>Records how values are made while they are merged, so that nothing is computed a second time with another result.</summary>
/// <param name="request">What to record.</param>
/// <param name="axis">The steps of the merge.</param>
/// <param name="shown">The steps of the answer, as positions on the axis.</param>
internal sealed class MergeTrace(ExplainRequest request, TimeAxis axis, Range shown)
{
    private readonly List<ValueTrace> values = [];
    private readonly SortedList<int, Contribution> contributions = [];
    private readonly bool isRoot = ErrorSpace.IsRoot(request.Variable);

    internal IReadOnlyList<ValueTrace> Values => values;

    internal Variable Variable => request.Variable;

    internal bool Covers(Variable variable, int step) => variable == request.Variable
        && (request.Hour is { } hour ? axis[step] == hour : step >= shown.Start.Value && step < shown.End.Value);

    internal void Begin() => contributions.Clear();

    internal void Add(
        int member, (string Provider, string Lineage) identity, double value, double corrected, double leadDays, ErrorTrack errors) =>
        contributions[member] = new Contribution
        {
            Provider = identity.Provider,
            Lineage = identity.Lineage,
            Value = value,
            Corrected = corrected,
            Scale = CanonicalScale(corrected, errors.At(leadDays).Scale),
            LeadDays = leadDays,
            Verified = errors.SampleSizeAt(leadDays),
        };

    internal void SetStatus(int member, ContributionStatus status, double distance = double.NaN) =>
        contributions[member] = contributions[member] with { Status = status, Distance = distance };

    /// <summary>The first member with a value of the hour itself: those before had values of longer steps.</summary>
    internal void SetOthersCoarser(int member)
    {
        foreach (var earlier in contributions.Keys.ToArray())
            if (earlier != member && contributions[earlier].Status == ContributionStatus.Used)
                SetStatus(earlier, ContributionStatus.Coarser);
    }

    internal void SetDecidedBy(int member, ReferenceSource source) =>
        contributions[member] = contributions[member] with { DecidedBy = source };

    internal void SetAllDecidedBy(ReferenceSource source)
    {
        foreach (var member in contributions.Keys.ToArray()) SetDecidedBy(member, source);
    }

    /// <summary>A member's share of the value; one below the smallest that counts, after a decision, means overruled.</summary>
    internal void SetWeight(int member, double weight, double smallest)
    {
        var contribution = contributions[member];
        var overruled = contribution.DecidedBy is not null && weight < smallest;
        contributions[member] = contribution with
        {
            Weight = weight,
            Status = overruled ? ContributionStatus.Overruled : ContributionStatus.Used,
        };
    }

    internal void End(int step, double blended) => values.Add(new ValueTrace(axis[step], blended, [.. contributions.Values]));

    /// <summary>A standard error of cube roots, as the distance upwards in the canonical unit.</summary>
    private double CanonicalScale(double value, double scale) => isRoot ? Math.Pow(Math.Cbrt(value) + scale, 3) - value : scale;
}
