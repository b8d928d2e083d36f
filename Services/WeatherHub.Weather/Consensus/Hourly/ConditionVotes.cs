using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>What the vendors' own conditions say of one step, one vote a lineage. Scratch space: counted anew for every step.</summary>
internal sealed class ConditionVotes
{
    /// <summary>A vendor that thinks thunder likelier than not votes for it, also where its condition has no word for thunder.</summary>
    private const double ThunderLikely = 50;

    private readonly double[] byCondition = new double[ConditionFacts.All.Length];
    private readonly double[] byClass = new double[Enum.GetValues<ConditionClass>().Length];
    private readonly double[] byType = new double[Enum.GetValues<PrecipitationType>().Length];
    private double said, falls, showery, drizzle, thunderAsked, thunder;

    /// <summary>Who voted.</summary>
    internal ulong Voters { get; private set; }

    internal bool Any => said > 0;

    /// <summary>Share of the votes, 0 to 1.</summary>
    internal double ShareOf(ConditionClass kind) => said > 0 ? byClass[(int)kind] / said : 0;

    internal double ShareOf(Condition condition) => said > 0 ? byCondition[(int)condition] / said : 0;

    /// <summary>Among those that can speak of thunder.</summary>
    internal double ThunderShare => thunderAsked > 0 ? thunder / thunderAsked : 0;

    internal double FallShare => said > 0 ? falls / said : 0;

    internal bool MostlyShowery => showery > falls / 2;

    internal bool MostlyDrizzle => drizzle > falls / 2;

    /// <summary>The phase with the most votes; null where nobody says that anything falls, or where phases tie.</summary>
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

    internal bool Says(PrecipitationType type) => byType[(int)type] > 0;

    /// <summary>The condition of a class with the most votes (the mildest of equals); null where the class has none.</summary>
    internal Condition? HeaviestOf(ConditionClass kind)
    {
        var best = -1;
        for (var i = 0; i < byCondition.Length; i++)
            if (byCondition[i] > (best < 0 ? 0 : byCondition[best]) && ((Condition)i).ClassOf() == kind) best = i;
        return best < 0 ? null : (Condition)best;
    }

    /// <summary>A vendor's condition at a step, where it says something of sky or fall.</summary>
    internal static Condition? Word(Member member, int step) =>
        member.ConditionAt(step) is { } condition && condition.ClassOf() != ConditionClass.Silent ? condition : null;

    internal void Count(Ensemble panel, int step)
    {
        Array.Clear(byCondition);
        Array.Clear(byClass);
        Array.Clear(byType);
        (said, falls, showery, drizzle, thunderAsked, thunder, Voters) = (0, 0, 0, 0, 0, 0, 0);
        for (var i = 0; i < panel.Members.Length; i++)
        {
            if ((panel.Assessment.Speechless & panel.Members[i].Bit) != 0) continue;
            var condition = Word(panel.Members[i], step);
            var probability = panel.Members[i].At(Variable.ThunderProbability, step);
            if (condition is null && double.IsNaN(probability)) continue;
            var vote = 1.0 / Siblings(panel, i, step);
            Voters |= panel.Members[i].Bit;
            thunderAsked += vote;
            if (condition?.ClassOf() == ConditionClass.Thunder || probability >= ThunderLikely) thunder += vote;
            if (condition is { } known) Add(known, vote);
        }
    }

    private void Add(Condition condition, double vote)
    {
        said += vote;
        byCondition[(int)condition] += vote;
        byClass[(int)condition.ClassOf()] += vote;
        if (PrecipitationEvent.Of(condition) is not { } fall) return;
        falls += vote;
        byType[(int)fall.Type] += vote;
        if (fall.Showery) showery += vote;
        if (fall.Drizzle) drizzle += vote;
    }

    private static int Siblings(Ensemble panel, int of, int step)
    {
        var count = 0;
        for (var i = 0; i < panel.Members.Length; i++)
            if (panel.LineageOf(i) == panel.LineageOf(of) && (panel.Assessment.Speechless & panel.Members[i].Bit) == 0
                && (Word(panel.Members[i], step) is not null || !double.IsNaN(panel.Members[i].At(Variable.ThunderProbability, step))))
                count++;
        return count;
    }
}
