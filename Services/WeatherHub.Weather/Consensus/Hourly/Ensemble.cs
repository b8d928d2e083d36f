using System.Runtime.InteropServices;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Members with the same steps, in the order of their vendors' ids, and the loop that merges their columns.</summary>
internal sealed class Ensemble
{
    /// <summary>Share of the weight below which a member has no part in the value.</summary>
    private const double SmallestWeight = 0.01;

    private readonly Member[] members;
    private readonly int[] lineages;
    private readonly ErrorTrackLookup errors;
    private readonly List<MemberColumn> columns = [];
    private readonly PointMerge point;
    private readonly WeightedSamples samples;

    /// <summary>The trace, while a step is merged that it covers.</summary>
    private MergeTrace? tracing;
    private bool learned;

    internal Ensemble(Member[] members, TimeAxis axis, ErrorTrackLookup errors, VendorAssessment assessment)
    {
        (this.members, this.errors, Axis, Assessment) = (members, errors, axis, assessment);
        lineages = Array.ConvertAll(members, member => Array.FindIndex(members, other => other.Lineage == member.Lineage));
        point = new PointMerge(members.Length);
        samples = point.Samples;
    }

    internal TimeAxis Axis { get; }

    internal VendorAssessment Assessment { get; }

    internal MergeTrace? Trace { get; init; }

    /// <summary>Decides between two that contradict each other; null without an observation.</summary>
    internal ObservationReference? Observation { get; init; }

    /// <summary>Decides where nothing is observed.</summary>
    internal Func<Variable, DateTimeOffset, ClimateNormal?>? Climate { get; init; }

    internal ReadOnlySpan<Member> Members => members;

    /// <summary>Index of a member's lineage; equal for members of one lineage.</summary>
    internal int LineageOf(int member) => lineages[member];

    /// <summary>Merges every published variable but those that follow from others, see <see cref="PhysicalConsistency"/>.</summary>
    internal MergedChannels Merge()
    {
        var merged = MergedChannels.Rent(Axis.Count);
        foreach (var variable in MergedChannels.Published)
        {
            if (variable is Variable.DewPoint or Variable.ApparentTemperature) continue;
            var leader = MergeRules.LeaderOf(VariableFacts.Of(variable).Group);
            Merge(variable, merged[variable], leader is { } lead && lead != variable ? merged[lead] : null);
        }

        return merged;
    }

    /// <summary>Fills the steps of a channel that have no value.</summary>
    /// <param name="variable">What to merge.</param>
    /// <param name="channel">Where to.</param>
    /// <param name="leader">The merged leader of the group: a member rejected in it has no part here.</param>
    internal void Merge(Variable variable, MergedChannel channel, MergedChannel? leader = null)
    {
        columns.Clear();
        for (var i = 0; i < members.Length; i++)
            if (members[i].ColumnOf(variable, i) is { } column) columns.Add(column with { Errors = errors(members[i].Provider, variable) });
        if (columns.Count == 0) return;
        var (facts, rule, excluded) = (VariableFacts.Of(variable), MergeRules.Of(variable), ExcludedFrom(variable));
        var (unresolved, inConflict) = (Assessment.IsUnresolved(variable), Assessment.ConflictOn(variable) != 0);
        for (var step = 0; step < Axis.Count; step++)
        {
            if (channel.Has(step)) continue;
            tracing = Trace is { } trace && trace.Covers(variable, step) ? trace : null;
            tracing?.Begin();
            var leftOut = Gather(facts, rule, step, RejectedWith(leader, variable, step), excluded);
            channel.Rejected[step] = leftOut;
            if (samples.Count == 0)
            {
                if (leftOut != 0) tracing?.End(step, double.NaN);
                continue;
            }

            (channel.Rejected[step], channel.Disputed[step]) = point.Thin(rule == MergeRule.Mean, tracing);
            channel.Rejected[step] |= leftOut;
            if (unresolved) channel.Disputed[step] |= samples.Count > 1;
            else if (leftOut != 0 && inConflict) channel.Disputed[step] = true;
            else if (channel.Disputed[step]) WeighByReference(variable, step);
            Set(variable, rule, step, channel);
        }
    }

    /// <summary>The members excluded from a variable, as bits of their place in the ensemble.</summary>
    private ulong ExcludedFrom(Variable variable)
    {
        var (excluded, bits) = (0UL, Assessment.ExcludedFrom(variable));
        for (var i = 0; i < members.Length; i++)
            if ((bits & members[i].Bit) != 0) excluded |= 1UL << i;
        return excluded;
    }

    /// <summary>The members rejected in the leader of the group; a wind direction also needs a speed of its own.</summary>
    private ulong RejectedWith(MergedChannel? leader, Variable variable, int step)
    {
        if (leader is null) return 0;
        var rejected = leader.Rejected[step];
        if (variable != Variable.WindDirection || !leader.Has(step)) return rejected;
        for (var i = 0; i < members.Length; i++)
            if (double.IsNaN(members[i].At(Variable.WindSpeed, step))) rejected |= 1UL << i;
        return rejected;
    }

    /// <summary>Fills the samples.</summary>
    /// <returns>The excluded members that have a value.</returns>
    private ulong Gather(VariableFacts facts, MergeRule rule, int step, ulong rejected, ulong excluded)
    {
        samples.Clear();
        learned = false;
        var leftOut = 0UL;
        var (nativeOnly, nativeCounts) = (false, MergeRules.PrefersNative(facts));
        foreach (ref readonly var column in CollectionsMarshal.AsSpan(columns))
        {
            var value = column.At(step, facts.Minimum, facts.Maximum);
            if (double.IsNaN(value)) continue;
            var (isExcluded, isRejected) = ((excluded >> column.Member & 1) != 0, (rejected >> column.Member & 1) != 0);
            var estimate = column.Errors!.At(members[column.Member].LeadDays(step));
            var corrected = Blend.WithoutBias(rule, value, estimate.Bias);
            if (tracing is not null) TraceValue(column, step, value, corrected, isRejected, isExcluded, facts.Variable);
            if (isExcluded) leftOut |= 1UL << column.Member;
            if (isExcluded || isRejected) continue;
            if (nativeCounts)
            {
                var native = column.IsNative(step);
                if (native && !nativeOnly) DropCoarser(column.Member);
                nativeOnly |= native;
                if (nativeOnly && !native)
                {
                    tracing?.SetStatus(column.Member, ContributionStatus.Coarser);
                    continue;
                }
            }

            learned |= estimate.IsLearned;
            samples.Add(column.Member, lineages[column.Member], corrected, estimate);
        }

        if (leftOut != 0 && tracing is not null && Assessment.DeciderOf(facts.Variable) is { } reference)
            tracing.SetAllDecidedBy(reference);
        return leftOut;
    }

    /// <summary>The first member with a native hour: values of longer steps are dropped.</summary>
    private void DropCoarser(int member)
    {
        samples.Clear();
        learned = false;
        tracing?.SetOthersCoarser(member);
    }

    private void TraceValue(
        in MemberColumn column, int step, double value, double corrected, bool isRejected, bool isExcluded, Variable variable)
    {
        var (index, member) = (column.Member, members[column.Member]);
        tracing!.Add(index, (member.Provider, member.Lineage), value, corrected, member.LeadDays(step), column.Errors!);
        if (isRejected) tracing.SetStatus(index, ContributionStatus.Excluded);
        else if (isExcluded)
        {
            var exclusion = Assessment.ExclusionOf(member.Provider, variable)!;
            if (exclusion.Variable is { } own && own != variable) tracing.SetStatus(index, ContributionStatus.Excluded);
            else if (exclusion.DecidedBy is null) tracing.SetStatus(index, ContributionStatus.Outlier, exclusion.Distance);
            else tracing.SetStatus(index, ContributionStatus.Overruled);
        }
    }

    /// <summary>Multiplies the weights of two that contradict each other by their likelihood, by observation or climate.</summary>
    private void WeighByReference(Variable variable, int step)
    {
        var reference = ReferenceSource.None;
        for (var i = 0; i < samples.Count; i++)
        {
            var member = members[samples.Members[i]];
            var estimate = errors(member.Provider, variable).At(member.LeadDays(step));
            if (Observation is not null)
            {
                samples.Weights[i] *= Observation.LikelihoodOf(member, variable, estimate.Bias, estimate.Scale);
                reference = Observation.Has(variable) ? ReferenceSource.Observation : ReferenceSource.None;
            }
            else if (Climate?.Invoke(variable, Axis[step]) is { } normal)
            {
                samples.Weights[i] *= normal.LikelihoodOf(samples.Values[i], estimate.Scale);
                reference = ReferenceSource.ClimateNormal;
            }

            tracing?.SetDecidedBy(samples.Members[i], reference);
        }
    }

    private void Set(Variable variable, MergeRule rule, int step, MergedChannel channel)
    {
        var (sources, used) = Sources();
        var method = used > 1 ? MergeRules.MethodOf(rule, learned) : learned ? MergeMethod.LearnedSingle : MergeMethod.Single;
        if (samples.Count == 1)
        {
            channel.Set(step, VariableFacts.Of(variable).Clamp(samples.Values[0]), method, sources);
            channel.SetSpread(step, Assessment.ExtraVarianceOf(variable, sources), 1);
        }
        else
        {
            var value = point.Merge(rule);
            channel.Set(step, VariableFacts.Of(variable).Clamp(value), method, sources);
            channel.SetSpread(step, Blend.Spread(samples, ErrorSpace.To(variable, value)), samples.CountLineages());
        }

        tracing?.End(step, channel.Values[step]);
    }

    /// <summary>The vendors with a share of the weight that counts, as bits of provenance.</summary>
    private (ulong Sources, int Count) Sources()
    {
        var total = samples.TotalWeight();
        var (sources, count) = (0UL, 0);
        for (var i = 0; i < samples.Count; i++)
        {
            tracing?.SetWeight(samples.Members[i], samples.Weights[i] / total, SmallestWeight);
            if (samples.Weights[i] < SmallestWeight * total) continue;
            sources |= members[samples.Members[i]].Bit;
            count++;
        }

        return (sources, count);
    }
}
