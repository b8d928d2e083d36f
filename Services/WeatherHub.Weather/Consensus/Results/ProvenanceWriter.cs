using System.Numerics;

namespace WeatherHub.Weather.Consensus.Results;

/// <summary>Turns steps with a bit for each vendor into runs; every set of vendors is spelled out once.</summary>
internal sealed class ProvenanceWriter(IReadOnlyList<string> providers)
{
    private readonly Dictionary<ulong, string[]> sets = [];

    internal MergedColumn Column(MergedChannel track, int start, int count) =>
        new(track.Values.Slice(start, count).ToArray(), Runs(track.How.Slice(start, count), track.From.Slice(start, count)));

    internal MergedCategories<T> Words<T>(T?[] values, MergeMethod[] how, ulong[] from, int start, int count)
        where T : struct =>
        new(values.AsSpan(start, count).ToArray(), Runs(how.AsSpan(start, count), from.AsSpan(start, count)));

    private List<ProvenanceRun> Runs(ReadOnlySpan<MergeMethod> how, ReadOnlySpan<ulong> from)
    {
        var runs = new List<ProvenanceRun>();
        for (var i = 0; i < how.Length;)
        {
            var first = i;
            while (i < how.Length && how[i] == how[first] && from[i] == from[first]) i++;
            if (how[first] != MergeMethod.None) runs.Add(new ProvenanceRun(first, i, Word(how[first]), Set(from[first])));
        }

        return runs;
    }

    private string[] Set(ulong bits)
    {
        if (sets.TryGetValue(bits, out var known)) return known;
        var names = new string[BitOperations.PopCount(bits)];
        for (int i = 0, rest = 0; rest < names.Length; i++)
            if ((bits >> i & 1) != 0) names[rest++] = providers[i];
        return sets[bits] = names;
    }

    private static string Word(MergeMethod how) => how switch
    {
        MergeMethod.WeightedMean => MergeMethodNames.WeightedMean,
        MergeMethod.LearnedMean => MergeMethodNames.LearnedMean,
        MergeMethod.WeightedMedian => MergeMethodNames.WeightedMedian,
        MergeMethod.PowerMean => MergeMethodNames.PowerMean,
        MergeMethod.LearnedPowerMean => MergeMethodNames.LearnedPowerMean,
        MergeMethod.VectorMean => MergeMethodNames.VectorMean,
        MergeMethod.Single => MergeMethodNames.Single,
        MergeMethod.LearnedSingle => MergeMethodNames.LearnedSingle,
        MergeMethod.Derived => MergeMethodNames.Derived,
        MergeMethod.ProviderDaily => MergeMethodNames.ProviderDaily,
        MergeMethod.Astronomical => MergeMethodNames.Astronomical,
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "no word for it"),
    };
}
