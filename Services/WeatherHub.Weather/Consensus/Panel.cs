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

    internal Panel(Member[] members, TimeAxis axis, VendorErrors errors)
    {
        this.members = members;
        this.errors = errors;
        Axis = axis;
        lineages = Array.ConvertAll(members, member => Array.FindIndex(members, other => other.Lineage == member.Lineage));
        point = new PointMerge(members.Length);
        opinions = point.Opinions;
    }

    internal TimeAxis Axis { get; }

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
        for (var step = 0; step < Axis.Count; step++)
        {
            if (track.Has(step)) continue;
            Gather(facts, rule, step, Silenced(variable, step, leader));
            if (opinions.Count == 0) continue;
            (track.Outvoted[step], track.Disputed[step]) = point.Thin(rule == MergeRule.Mean);
            if (track.Disputed[step]) Arbitrate(variable, step);
            Set(variable, rule, step, track);
        }
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

    private void Gather(VariableFacts facts, MergeRule rule, int step, ulong silenced)
    {
        opinions.Clear();
        var (nativeOnly, nativeCounts) = (false, MergeRules.PrefersNative(facts));
        foreach (ref readonly var voice in CollectionsMarshal.AsSpan(voices))
        {
            if ((silenced >> voice.Who & 1) != 0) continue;
            var value = voice.At(step, facts.Minimum, facts.Maximum);
            if (double.IsNaN(value)) continue;
            if (nativeCounts)
            {
                var native = voice.IsNative(step);
                if (native && !nativeOnly) opinions.Clear();
                nativeOnly |= native;
                if (nativeOnly && !native) continue;
            }

            var estimate = voice.Errors!.At(members[voice.Who].LeadDays(step));
            opinions.Add(voice.Who, lineages[voice.Who], Blend.Unbiased(rule, value, estimate.Bias), estimate);
        }
    }

    private void Arbitrate(Variable variable, int step)
    {
        for (var i = 0; i < opinions.Count; i++)
        {
            var member = members[opinions.Who[i]];
            var estimate = errors(member.Provider, variable).At(member.LeadDays(step));
            if (Anchor is not null) opinions.Vote[i] *= Anchor.Trust(member, variable, estimate.Bias, estimate.Scale);
            else if (Usual?.Invoke(variable, Axis[step]) is { } usual) opinions.Vote[i] *= usual.Trust(opinions.Value[i], estimate.Scale);
        }
    }

    private void Set(Variable variable, MergeRule rule, int step, Track track)
    {
        var (from, heard) = Heard();
        if (heard == 1 && opinions.Count == 1)
        {
            track.Set(step, Within(variable, opinions.Value[0]), How.Single, from);
            track.Judge(step, 0, 1);
            return;
        }

        var value = point.Blend(rule);
        track.Set(step, Within(variable, value), heard == 1 ? How.Single : MergeRules.HowOf(rule), from);
        track.Judge(step, Blend.Spread(opinions, ErrorSpace.To(variable, value)), opinions.Lineages());
    }

    /// <summary>Whose numbers are in the value: those with at least a hundredth of the votes.</summary>
    private (ulong From, int Count) Heard()
    {
        var votes = 0.0;
        for (var i = 0; i < opinions.Count; i++) votes += opinions.Vote[i];
        var (from, count) = (0UL, 0);
        for (var i = 0; i < opinions.Count; i++)
        {
            if (opinions.Vote[i] < 0.01 * votes) continue;
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
