using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>The members' values of one variable at one step, with their weights; refilled for every step.</summary>
internal sealed class WeightedSamples(int capacity)
{
    private readonly double[] ownWeights = new double[capacity];
    private readonly int[] lineages = new int[capacity];
    private bool hasSiblings;

    internal double[] Values { get; } = new double[capacity];

    /// <summary>Standard errors, in the space that the variable is merged in.</summary>
    internal double[] Scales { get; } = new double[capacity];

    /// <summary>Weights after <see cref="ShareWeights"/>; they need not add up to one.</summary>
    internal double[] Weights { get; } = new double[capacity];

    /// <summary>Index of the member in its ensemble.</summary>
    internal int[] Members { get; } = new int[capacity];

    internal int Count { get; private set; }

    /// <summary>Whether the error of any is known from observations.</summary>
    internal bool IsLearned { get; private set; }

    internal int LineageOf(int i) => lineages[i];

    /// <summary>The weight before it is shared within the lineage.</summary>
    internal double OwnWeightOf(int i) => ownWeights[i];

    internal void Clear() => (Count, hasSiblings, IsLearned) = (0, false, false);

    internal void Add(int member, int lineage, double value, ErrorEstimate errors)
    {
        for (var i = 0; i < Count && !hasSiblings; i++) hasSiblings = lineages[i] == lineage;
        (Members[Count], lineages[Count], Values[Count]) = (member, lineage, value);
        (Scales[Count], ownWeights[Count]) = (errors.Scale, errors.Weight);
        IsLearned |= errors.IsLearned;
        Count++;
    }

    /// <summary>Removes one; the others keep their order, so that sums add up in the same order on every replica.</summary>
    internal void RemoveAt(int index)
    {
        for (var i = index + 1; i < Count; i++)
        {
            (Members[i - 1], lineages[i - 1], Values[i - 1]) = (Members[i], lineages[i], Values[i]);
            (Scales[i - 1], ownWeights[i - 1]) = (Scales[i], ownWeights[i]);
        }

        Count--;
    }

    /// <summary>Members of one lineage share one weight, however many there are.</summary>
    internal void ShareWeights()
    {
        for (var i = 0; i < Count; i++) Weights[i] = ownWeights[i] / Siblings(i);
    }

    /// <summary>The weight of one among all but another.</summary>
    internal double WeightWithout(int i, int without) =>
        ownWeights[i] / (Siblings(i) - (lineages[i] == lineages[without] ? 1 : 0));

    internal double TotalWeight()
    {
        var total = 0.0;
        for (var i = 0; i < Count; i++) total += Weights[i];
        return total;
    }

    internal int CountLineages()
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            if (lineages.AsSpan(0, i).IndexOf(lineages[i]) < 0) count++;
        return count;
    }

    private int Siblings(int of) => hasSiblings ? lineages.AsSpan(0, Count).Count(lineages[of]) : 1;
}
