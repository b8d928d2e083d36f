using System.Runtime.InteropServices;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>Members that speak of the same steps, in the order of their vendors' ids, and the walk that makes one track out of their columns.</summary>
internal sealed class Panel
{
    private readonly Member[] members;
    private readonly int[] lineages;
    private readonly VendorErrors errors;
    private readonly List<Voice> voices = [];
    private readonly Opinions opinions;
    private readonly Outliers outliers;

    internal Panel(Member[] members, TimeAxis axis, VendorErrors errors)
    {
        this.members = members;
        this.errors = errors;
        Axis = axis;
        lineages = Array.ConvertAll(members, member => Array.FindIndex(members, other => other.Lineage == member.Lineage));
        opinions = new Opinions(members.Length);
        outliers = new Outliers(members.Length);
    }

    internal TimeAxis Axis { get; }

    internal ReadOnlySpan<Member> Members => members;

    /// <summary>Index of a member's lineage; equal for members of one lineage.</summary>
    internal int LineageOf(int member) => lineages[member];

    /// <summary>The referee between two vendors that contradict each other; null without an observation.</summary>
    internal Anchor? Anchor { get; set; }

    /// <summary>Fills the steps of a track that are still unsaid.</summary>
    /// <param name="variable">What to merge.</param>
    /// <param name="track">Where to.</param>
    /// <param name="leader">The merged lead variable of the group: who was outvoted on it says nothing here.</param>
    internal void Merge(Variable variable, Track track, Track? leader = null)
    {
        voices.Clear();
        for (var i = 0; i < members.Length; i++)
            if (members[i].VoiceOf(variable, i) is { } voice) voices.Add(voice);
        if (voices.Count == 0) return;
        var (facts, rule) = (VariableFacts.Of(variable), MergeRules.Of(variable));
        for (var step = 0; step < Axis.Count; step++)
        {
            if (track.Has(step)) continue;
            Gather(facts, rule, step, Silenced(variable, step, leader));
            if (opinions.Count == 0) continue;
            opinions.ShareVotes();
            if (rule == MergeRule.Mean && opinions.Count > 1) Thin(variable, step, track);
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

            var member = members[voice.Who];
            var estimate = errors(member.Provider, facts.Variable, member.LeadDays(step));
            opinions.Add(voice.Who, lineages[voice.Who], Blend.Unbiased(rule, value, estimate.Bias), estimate);
        }
    }

    private void Thin(Variable variable, int step, Track track)
    {
        var dropped = outliers.Reject(opinions);
        if (dropped != 0) opinions.ShareVotes();
        track.Outvoted[step] = dropped;
        track.Disputed[step] = Outliers.InDispute(opinions);
        if (!track.Disputed[step] || Anchor is null) return;
        for (var i = 0; i < opinions.Count; i++)
        {
            var member = members[opinions.Who[i]];
            var estimate = errors(member.Provider, variable, member.LeadDays(step));
            opinions.Vote[i] *= Anchor.Trust(member, variable, estimate.Bias, estimate.Scale);
        }
    }

    private void Set(Variable variable, MergeRule rule, int step, Track track)
    {
        var (from, heard) = Heard();
        if (heard == 1 && opinions.Count == 1)
        {
            track.Set(step, Within(variable, opinions.Value[0]), How.Single, from);
            return;
        }

        var value = rule switch
        {
            MergeRule.CubeRoot => Blend.CubeRoot(opinions),
            MergeRule.Median => outliers.Median(opinions),
            MergeRule.Logarithm => Blend.Logarithm(opinions),
            MergeRule.Direction => Blend.Direction(opinions),
            _ => Blend.Mean(opinions),
        };
        track.Set(step, Within(variable, value), heard == 1 ? How.Single : MergeRules.HowOf(rule), from);
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
