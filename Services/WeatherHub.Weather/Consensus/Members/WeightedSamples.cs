using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>What the members say of one variable at one step. Scratch space of one merge: filled, thinned and read again for every step.</summary>
internal sealed class WeightedSamples(int capacity)
{
    private readonly double[] weights = new double[capacity];
    private readonly int[] lineages = new int[capacity];
    private bool hasSiblings;

    internal double[] Value { get; } = new double[capacity];

    internal double[] Scale { get; } = new double[capacity];

    /// <summary>Votes after <see cref="ShareVotes"/>; they need not add up to one.</summary>
    internal double[] Vote { get; } = new double[capacity];

    /// <summary>Index of the member in its panel.</summary>
    internal int[] Who { get; } = new int[capacity];

    internal int Count { get; private set; }

    internal int LineageOf(int i) => lineages[i];

    /// <summary>Before it shares its lineage's vote.</summary>
    internal double WeightOf(int i) => weights[i];

    /// <summary>Whether the error of any is known from observations.</summary>
    internal bool IsLearned { get; private set; }

    internal void Clear() => (Count, hasSiblings, IsLearned) = (0, false, false);

    internal void Add(int who, int lineage, double value, ErrorEstimate errors)
    {
        for (var i = 0; i < Count && !hasSiblings; i++) hasSiblings = lineages[i] == lineage;
        (Who[Count], lineages[Count], Value[Count], Scale[Count], weights[Count]) = (who, lineage, value, errors.Scale, errors.Weight);
        IsLearned |= errors.IsLearned;
        Count++;
    }

    /// <summary>Takes one out; the others keep their order, so that sums are added up in the same order on every replica.</summary>
    internal void RemoveAt(int index)
    {
        for (var i = index + 1; i < Count; i++)
            (Who[i - 1], lineages[i - 1], Value[i - 1], Scale[i - 1], weights[i - 1]) = (Who[i], lineages[i], Value[i], Scale[i], weights[i]);
        Count--;
    }

    /// <summary>Vendors with the same first model share one vote, whether two of them speak or five.</summary>
    internal void ShareVotes()
    {
        for (var i = 0; i < Count; i++) Vote[i] = weights[i] / Siblings(i);
    }

    /// <summary>The vote of <paramref name="i"/> among everybody but <paramref name="without"/>.</summary>
    internal double VoteWithout(int i, int without) =>
        weights[i] / (Siblings(i) - (lineages[i] == lineages[without] ? 1 : 0));

    internal int Lineages()
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            var first = true;
            for (var j = 0; j < i && first; j++) first = lineages[j] != lineages[i];
            if (first) count++;
        }

        return count;
    }

    private int Siblings(int of)
    {
        if (!hasSiblings) return 1;
        var count = 0;
        for (var i = 0; i < Count; i++)
            if (lineages[i] == lineages[of]) count++;
        return count;
    }
}
