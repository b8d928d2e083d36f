using System.Runtime.InteropServices;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Consensus;

/// <summary>Members that speak of the same steps, in the order of their vendors' ids, and the walk that makes one track out of their columns.</summary>
internal sealed class Panel
{
    private readonly Member[] members;
    private readonly int[] lineages;
    private readonly VendorErrors errors;
    private readonly List<Voice> voices = [];
    private readonly PointMerge point;
    private readonly Opinions opinions;

    /// <summary>The witness while a step is merged that it attends.</summary>
    private Witness? watching;
    private bool learned;

    internal Panel(Member[] members, TimeAxis axis, VendorErrors errors)
    {
        this.members = members;
        this.errors = errors;
        Axis = axis;
        lineages = Array.ConvertAll(members, member => Array.FindIndex(members, other => other.Lineage == member.Lineage));
        point = new PointMerge(members.Length);
        opinions = point.Opinions;
    }

    /// <summary>Whose share of the votes is smaller has no part in the value.</summary>
    internal const double Unheard = 0.01;

    internal TimeAxis Axis { get; }

    /// <summary>Who has no part in what, in every block of the answer.</summary>
    internal VendorAssessment Assessment { get; init; } = VendorAssessment.None;

    /// <summary>Who writes down how values come about; null for nobody.</summary>
    internal Witness? Witness { get; init; }

    internal ReadOnlySpan<Member> Members => members;

    /// <summary>Index of a member's lineage; equal for members of one lineage.</summary>
    internal int LineageOf(int member) => lineages[member];

    /// <summary>The referee between two vendors that contradict each other; null without an observation.</summary>
    internal Anchor? Anchor { get; init; }

    /// <summary>What is usual for a variable at a time: the referee where nothing is observed.</summary>
    internal Func<Variable, DateTimeOffset, Usual?>? Usual { get; init; }

    /// <summary>Fills the steps of a track that are still unsaid.</summary>
    /// <param name="variable">What to merge.</param>
    /// <param name="track">Where to.</param>
    /// <param name="leader">The merged lead variable of the group: who was outvoted on it says nothing here.</param>
    internal void Merge(Variable variable, Track track, Track? leader = null)
    {
        voices.Clear();
        for (var i = 0; i < members.Length; i++)
            if (members[i].VoiceOf(variable, i) is { } voice) voices.Add(voice with { Errors = errors(members[i].Provider, variable) });
        if (voices.Count == 0) return;
        var (facts, rule) = (VariableFacts.Of(variable), MergeRules.Of(variable));
        var (discredited, contested, atOdds) = (Discredited(variable), Assessment.IsContested(variable), Assessment.AtOddsOn(variable));
        for (var step = 0; step < Axis.Count; step++)
        {
            if (track.Has(step)) continue;
            watching = Witness is { } witness && witness.Attends(variable, step) ? witness : null;
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

    private ulong Silenced(Variable variable, int step, Track? leader)
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
            if (watching is not null) Testify(voice, rule, step, value, isSilenced ? Verdict.Silenced : Verdict.Used);
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
                    watching?.Judge(voice.Who, Verdict.Coarser);
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

    private void Testify(in Voice voice, MergeRule rule, int step, double value, Verdict verdict)
    {
        var (member, errors) = (members[voice.Who], voice.Errors!);
        watching!.Hear(voice.Who, member, step, value, Blend.Unbiased(rule, value, errors.At(member.LeadDays(step)).Bias), errors);
        if (verdict != Verdict.Used) watching.Judge(voice.Who, verdict);
    }

    private void Convict(int who, Variable variable)
    {
        var finding = Assessment.FindingOf(members[who].Provider, variable)!;
        if (finding.Variable is { } own && own != variable) watching!.Judge(who, Verdict.Silenced);
        else watching!.Judge(who, finding.Referee is null ? Verdict.Outvoted : Verdict.Overruled, finding.Referee is null ? finding.Distance : double.NaN);
    }

    private void Arbitrate(Variable variable, int step)
    {
        var referee = Referee.None;
        for (var i = 0; i < opinions.Count; i++)
        {
            var member = members[opinions.Who[i]];
            var estimate = errors(member.Provider, variable).At(member.LeadDays(step));
            if (Anchor is not null)
            {
                opinions.Vote[i] *= Anchor.Trust(member, variable, estimate.Bias, estimate.Scale);
                referee = Anchor.Knows(variable) ? Referee.Observation : Referee.None;
            }
            else if (Usual?.Invoke(variable, Axis[step]) is { } usual)
            {
                opinions.Vote[i] *= usual.Trust(opinions.Value[i], estimate.Scale);
                referee = Referee.Usual;
            }

            watching?.Dispute(opinions.Who[i], referee);
        }
    }

    private void Set(Variable variable, MergeRule rule, int step, Track track)
    {
        var (from, heard) = Heard();
        watching?.Weigh(opinions);
        if (heard == 1 && opinions.Count == 1)
        {
            track.Set(step, Within(variable, opinions.Value[0]), learned ? How.LearnedSingle : How.Single, from);
            track.Judge(step, Assessment.DoubtOf(variable, from), 1);
            watching?.Settle(step, track.Values[step]);
            return;
        }

        var value = point.Blend(rule);
        track.Set(step, Within(variable, value), heard > 1 ? MergeRules.HowOf(rule, learned) : learned ? How.LearnedSingle : How.Single, from);
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
