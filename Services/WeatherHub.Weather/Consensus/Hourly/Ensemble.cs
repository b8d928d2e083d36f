using System.Runtime.InteropServices;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Members that speak of the same steps, in the order of their vendors' ids, and the walk that makes one track out of their columns.</summary>
internal sealed class Ensemble
{
    private readonly Member[] members;
    private readonly int[] lineages;
    private readonly ErrorTrackLookup errors;
    private readonly List<MemberColumn> voices = [];
    private readonly PointMerge point;
    private readonly WeightedSamples opinions;

    /// <summary>The witness while a step is merged that it attends.</summary>
    private MergeTrace? watching;
    private bool learned;

    internal Ensemble(Member[] members, TimeAxis axis, ErrorTrackLookup errors)
    {
        this.members = members;
        this.errors = errors;
        Axis = axis;
        lineages = Array.ConvertAll(members, member => Array.FindIndex(members, other => other.Lineage == member.Lineage));
        point = new PointMerge(members.Length);
        opinions = point.Samples;
    }

    /// <summary>Whose share of the votes is smaller has no part in the value.</summary>
    internal const double Unheard = 0.01;

    internal TimeAxis Axis { get; }

    /// <summary>Who has no part in what, in every block of the answer.</summary>
    internal VendorAssessment Assessment { get; init; } = VendorAssessment.None;

    /// <summary>Who writes down how values come about; null for nobody.</summary>
    internal MergeTrace? MergeTrace { get; init; }

    internal ReadOnlySpan<Member> Members => members;

    /// <summary>Index of a member's lineage; equal for members of one lineage.</summary>
    internal int LineageOf(int member) => lineages[member];

    /// <summary>The referee between two vendors that contradict each other; null without an observation.</summary>
    internal ObservationReference? ObservationReference { get; init; }

    /// <summary>What is usual for a variable at a time: the referee where nothing is observed.</summary>
    internal Func<Variable, DateTimeOffset, ClimateNormal?>? ClimateNormal { get; init; }

    /// <summary>Fills the steps of a track that are still unsaid.</summary>
    /// <param name="variable">What to merge.</param>
    /// <param name="track">Where to.</param>
    /// <param name="leader">The merged lead variable of the group: who was outvoted on it says nothing here.</param>
    internal void Merge(Variable variable, MergedChannel track, MergedChannel? leader = null)
    {
        voices.Clear();
        for (var i = 0; i < members.Length; i++)
            if (members[i].ColumnOf(variable, i) is { } voice) voices.Add(voice with { Errors = errors(members[i].Provider, variable) });
        if (voices.Count == 0) return;
        var (facts, rule) = (VariableFacts.Of(variable), MergeRules.Of(variable));
        var (discredited, contested, atOdds) = (Discredited(variable), Assessment.IsContested(variable), Assessment.AtOddsOn(variable));
        for (var step = 0; step < Axis.Count; step++)
        {
            if (track.Has(step)) continue;
            watching = MergeTrace is { } witness && witness.Attends(variable, step) ? witness : null;
            watching?.Open();
            var leftOut = Gather(facts, rule, step, Silenced(variable, step, leader), discredited);
            track.Outvoted[step] = leftOut;
            if (opinions.Count == 0)
            {
                if (leftOut != 0) watching?.Settle(step, double.NaN);
                continue;
            }

            (track.Outvoted[step], track.Disputed[step]) = point.Thin(rule == MergeRule.Mean, watching);
            track.Outvoted[step] |= leftOut;
            if (contested) track.Disputed[step] |= opinions.Count > 1;
            else if (leftOut != 0 && atOdds != 0) track.Disputed[step] = true;
            else if (track.Disputed[step]) Arbitrate(variable, step);
            Set(variable, rule, step, track);
        }
    }

    /// <summary>The discredited, as bits of their place in the panel.</summary>
    private ulong Discredited(Variable variable)
    {
        if (Assessment.DiscreditedOn(variable) is not (not 0 and var bits)) return 0;
        var discredited = 0UL;
        for (var i = 0; i < members.Length; i++)
            if ((bits & members[i].Bit) != 0) discredited |= 1UL << i;
        return discredited;
    }

    private ulong Silenced(Variable variable, int step, MergedChannel? leader)
    {
        if (leader is null) return 0;
        var silenced = leader.Outvoted[step];
        if (variable != Variable.WindDirection || !leader.Has(step)) return silenced;

        // A direction belongs to a speed: who gave none took no part in the speed that is shown.
        for (var i = 0; i < members.Length; i++)
            if (double.IsNaN(members[i].At(Variable.WindSpeed, step))) silenced |= 1UL << i;
        return silenced;
    }

    /// <summary>Fills the opinions.</summary>
    /// <returns>Who says something and is discredited.</returns>
    private ulong Gather(VariableFacts facts, MergeRule rule, int step, ulong silenced, ulong discredited)
    {
        opinions.Clear();
        learned = false;
        var leftOut = 0UL;
        var (nativeOnly, nativeCounts) = (false, MergeRules.PrefersNative(facts));
        foreach (ref readonly var voice in CollectionsMarshal.AsSpan(voices))
        {
            var value = voice.At(step, facts.Minimum, facts.Maximum);
            if (double.IsNaN(value)) continue;
            var (isDiscredited, isSilenced) = ((discredited >> voice.Who & 1) != 0, (silenced >> voice.Who & 1) != 0);
            if (watching is not null) Testify(voice, rule, step, value, isSilenced ? ContributionStatus.Excluded : ContributionStatus.Used);
            if (isDiscredited)
            {
                leftOut |= 1UL << voice.Who;
                if (watching is not null && !isSilenced) Convict(voice.Who, facts.Variable);
                continue;
            }

            if (isSilenced) continue;
            if (nativeCounts)
            {
                var native = voice.IsNative(step);
                if (native && !nativeOnly) PassOver(voice.Who);
                nativeOnly |= native;
                if (nativeOnly && !native)
                {
                    watching?.Judge(voice.Who, ContributionStatus.Coarser);
                    continue;
                }
            }

            var estimate = voice.Errors!.At(members[voice.Who].LeadDays(step));
            learned |= estimate.IsLearned;
            opinions.Add(voice.Who, lineages[voice.Who], Blend.Unbiased(rule, value, estimate.Bias), estimate);
        }

        if (leftOut != 0) watching?.Refer(Assessment, facts.Variable);
        return leftOut;
    }

    /// <summary>Who speaks of the hour itself is heard alone: those before spoke of longer steps.</summary>
    private void PassOver(int who)
    {
        opinions.Clear();
        learned = false;
        watching?.PassOver(who);
    }

    private void Testify(in MemberColumn voice, MergeRule rule, int step, double value, ContributionStatus verdict)
    {
        var (member, errors) = (members[voice.Who], voice.Errors!);
        watching!.Hear(voice.Who, member, step, value, Blend.Unbiased(rule, value, errors.At(member.LeadDays(step)).Bias), errors);
        if (verdict != ContributionStatus.Used) watching.Judge(voice.Who, verdict);
    }

    private void Convict(int who, Variable variable)
    {
        var finding = Assessment.FindingOf(members[who].Provider, variable)!;
        if (finding.Variable is { } own && own != variable) watching!.Judge(who, ContributionStatus.Excluded);
        else watching!.Judge(who, finding.DecidedBy is null ? ContributionStatus.Outlier : ContributionStatus.Overruled, finding.DecidedBy is null ? finding.Distance : double.NaN);
    }

    private void Arbitrate(Variable variable, int step)
    {
        var referee = ReferenceSource.None;
        for (var i = 0; i < opinions.Count; i++)
        {
            var member = members[opinions.Who[i]];
            var estimate = errors(member.Provider, variable).At(member.LeadDays(step));
            if (ObservationReference is not null)
            {
                opinions.Vote[i] *= ObservationReference.Trust(member, variable, estimate.Bias, estimate.Scale);
                referee = ObservationReference.Knows(variable) ? ReferenceSource.Observation : ReferenceSource.None;
            }
            else if (ClimateNormal?.Invoke(variable, Axis[step]) is { } usual)
            {
                opinions.Vote[i] *= usual.Trust(opinions.Value[i], estimate.Scale);
                referee = ReferenceSource.ClimateNormal;
            }

            watching?.Dispute(opinions.Who[i], referee);
        }
    }

    private void Set(Variable variable, MergeRule rule, int step, MergedChannel track)
    {
        var (from, heard) = Heard();
        watching?.Weigh(opinions);
        if (heard == 1 && opinions.Count == 1)
        {
            track.Set(step, Within(variable, opinions.Value[0]), learned ? MergeMethod.LearnedSingle : MergeMethod.Single, from);
            track.Judge(step, Assessment.DoubtOf(variable, from), 1);
            watching?.Settle(step, track.Values[step]);
            return;
        }

        var value = point.Blend(rule);
        track.Set(step, Within(variable, value), heard > 1 ? MergeRules.HowOf(rule, learned) : learned ? MergeMethod.LearnedSingle : MergeMethod.Single, from);
        track.Judge(step, Blend.Spread(opinions, ErrorSpace.To(variable, value)), opinions.Lineages());
        watching?.Settle(step, track.Values[step]);
    }

    /// <summary>Whose numbers are in the value: those with at least a hundredth of the votes.</summary>
    private (ulong From, int Count) Heard()
    {
        var votes = 0.0;
        for (var i = 0; i < opinions.Count; i++) votes += opinions.Vote[i];
        var (from, count) = (0UL, 0);
        for (var i = 0; i < opinions.Count; i++)
        {
            if (opinions.Vote[i] < Unheard * votes) continue;
            from |= members[opinions.Who[i]].Bit;
            count++;
        }

        return (from, count);
    }

    private static double Within(Variable variable, double value)
    {
        var facts = VariableFacts.Of(variable);
        return double.IsNaN(value) ? value : Math.Clamp(value, facts.Minimum, facts.Maximum);
    }
}
