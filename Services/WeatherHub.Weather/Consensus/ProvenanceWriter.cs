using System.Numerics;

namespace WeatherHub.Weather.Consensus;

/// <summary>Turns steps with a bit for each vendor into runs; every set of vendors is spelled out once.</summary>
internal sealed class ProvenanceWriter(IReadOnlyList<string> providers)
{
    private readonly Dictionary<ulong, string[]> sets = [];

    internal MergedColumn Column(Track track, int start, int count) =>
        new(track.Values.Slice(start, count).ToArray(), Runs(track.How.Slice(start, count), track.From.Slice(start, count)));

    internal MergedWords<T> Words<T>(T?[] values, How[] how, ulong[] from, int start, int count)
        where T : struct =>
        new(values.AsSpan(start, count).ToArray(), Runs(how.AsSpan(start, count), from.AsSpan(start, count)));

    private List<ProvenanceRun> Runs(ReadOnlySpan<How> how, ReadOnlySpan<ulong> from)
    {
        var runs = new List<ProvenanceRun>();
        for (var i = 0; i < how.Length;)
        {
            var first = i;
            while (i < how.Length && how[i] == how[first] && from[i] == from[first]) i++;
            if (how[first] != How.Unsaid) runs.Add(new ProvenanceRun(first, i, Word(how[first]), Set(from[first])));
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

    private static string Word(How how) => how switch
    {
        How.WeightedMean => MergeMethods.WeightedMean,
        How.LearnedMean => MergeMethods.LearnedMean,
        How.WeightedMedian => MergeMethods.WeightedMedian,
        How.PowerMean => MergeMethods.PowerMean,
        How.LearnedPowerMean => MergeMethods.LearnedPowerMean,
        How.VectorMean => MergeMethods.VectorMean,
        How.Single => MergeMethods.Single,
        How.LearnedSingle => MergeMethods.LearnedSingle,
        How.Derived => MergeMethods.Derived,
        How.ProviderDaily => MergeMethods.ProviderDaily,
        How.Astronomical => MergeMethods.Astronomical,
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "no word for it"),
    };
}
