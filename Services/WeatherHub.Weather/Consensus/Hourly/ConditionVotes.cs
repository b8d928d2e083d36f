using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>The vendors' own conditions at one step, one vote for each lineage. Scratch space: counted anew for every step.</summary>
internal sealed class ConditionVotes
{
    /// <summary>A vendor whose probability of thunder is this high, in per cent, votes for it whatever its condition.</summary>
    private const double LikelyThunder = 50;

    private readonly double[] byCondition = new double[ConditionFacts.All.Length];
    private readonly double[] byClass = new double[Enum.GetValues<ConditionClass>().Length];
    private readonly double[] byType = new double[Enum.GetValues<PrecipitationType>().Length];
    private double all, precipitation, showers, drizzle, thunderVotes, thunder;

    /// <summary>The vendors that voted, as bits of provenance.</summary>
    internal ulong Voters { get; private set; }

    internal bool Any => all > 0;

    /// <summary>Share of the votes of those that can tell thunder, 0 to 1.</summary>
    internal double ThunderShare => thunderVotes > 0 ? thunder / thunderVotes : 0;

    internal double PrecipitationShare => all > 0 ? precipitation / all : 0;

    internal bool MostlyShowers => showers > precipitation / 2;

    internal bool MostlyDrizzle => drizzle > precipitation / 2;

    /// <summary>The phase with the most votes; null without precipitation, or where phases tie.</summary>
    internal PrecipitationType? Type
    {
        get
        {
            var (best, tied) = (0, true);
            for (var i = 1; i < byType.Length; i++)
            {
                if (byType[i] > byType[best]) (best, tied) = (i, false);
                else if (byType[i] == byType[best]) tied = true;
            }

            return tied ? null : (PrecipitationType)best;
        }
    }

    /// <summary>Share of the votes, 0 to 1.</summary>
    internal double ShareOf(ConditionClass kind) => all > 0 ? byClass[(int)kind] / all : 0;

    internal double ShareOf(Condition condition) => all > 0 ? byCondition[(int)condition] / all : 0;

    internal bool Has(PrecipitationType type) => byType[(int)type] > 0;

    /// <summary>The condition of a class with the most votes (the mildest of equals); null where the class has none.</summary>
    internal Condition? MostOf(ConditionClass kind)
    {
        var best = -1;
        for (var i = 0; i < byCondition.Length; i++)
            if (byCondition[i] > (best < 0 ? 0 : byCondition[best]) && ((Condition)i).ClassOf() == kind) best = i;
        return best < 0 ? null : (Condition)best;
    }

    /// <summary>A vendor's condition at a step, where it describes sky or precipitation.</summary>
    internal static Condition? ConditionOf(Member member, int step) =>
        member.ConditionAt(step) is { } condition && condition.ClassOf() != ConditionClass.Silent ? condition : null;

    internal void Count(Ensemble ensemble, int step)
    {
        Array.Clear(byCondition);
        Array.Clear(byClass);
        Array.Clear(byType);
        (all, precipitation, showers, drizzle, thunderVotes, thunder, Voters) = (0, 0, 0, 0, 0, 0, 0);
        for (var i = 0; i < ensemble.Members.Length; i++)
        {
            if (!HasVote(ensemble, i, step)) continue;
            var member = ensemble.Members[i];
            var condition = ConditionOf(member, step);
            var vote = 1.0 / SiblingsOf(ensemble, i, step);
            Voters |= member.Bit;
            thunderVotes += vote;
            if (condition?.ClassOf() == ConditionClass.Thunder || member.At(Variable.ThunderProbability, step) >= LikelyThunder)
                thunder += vote;
            if (condition is { } known) Add(known, vote);
        }
    }

    private static bool HasVote(Ensemble ensemble, int index, int step)
    {
        var member = ensemble.Members[index];
        return (ensemble.Assessment.FullyExcluded & member.Bit) == 0
            && (ConditionOf(member, step) is not null || !double.IsNaN(member.At(Variable.ThunderProbability, step)));
    }

    private static int SiblingsOf(Ensemble ensemble, int index, int step)
    {
        var count = 0;
        for (var i = 0; i < ensemble.Members.Length; i++)
            if (ensemble.LineageOf(i) == ensemble.LineageOf(index) && HasVote(ensemble, i, step)) count++;
        return count;
    }

    private void Add(Condition condition, double vote)
    {
        all += vote;
        byCondition[(int)condition] += vote;
        byClass[(int)condition.ClassOf()] += vote;
        if (condition.PrecipitationOf() is not { } kind) return;
        precipitation += vote;
        byType[(int)kind.Type] += vote;
        if (kind.IsShowers) showers += vote;
        if (kind.IsDrizzle) drizzle += vote;
    }
}
