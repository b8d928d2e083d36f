using System.Numerics;

namespace WeatherHub.Weather.Consensus.Results;

/// <summary>Turns one method and one set of vendors per step into runs; each set of vendors is written out once.</summary>
internal sealed class ProvenanceWriter(IReadOnlyList<string> providers)
{
    private readonly Dictionary<ulong, string[]> sets = [];

    internal MergedColumn Column(MergedChannel channel, int start, int count) =>
        new(channel.Values.Slice(start, count).ToArray(), Runs(channel.Methods.Slice(start, count), channel.Sources.Slice(start, count)));

    /// <summary>A column of derived categories; a null has no provenance.</summary>
    internal MergedCategories<T> Categories<T>(T?[] values, ulong[] sources, int start, int count)
        where T : struct =>
        Categories(
            values, Array.ConvertAll(values, value => value is null ? MergeMethod.None : MergeMethod.Derived), sources, start, count);

    internal MergedCategories<T> Categories<T>(T?[] values, MergeMethod[] methods, ulong[] sources, int start, int count)
        where T : struct =>
        new(values.AsSpan(start, count).ToArray(), Runs(methods.AsSpan(start, count), sources.AsSpan(start, count)));

    private List<ProvenanceRun> Runs(ReadOnlySpan<MergeMethod> methods, ReadOnlySpan<ulong> sources)
    {
        var runs = new List<ProvenanceRun>();
        for (var i = 0; i < methods.Length;)
        {
            var first = i;
            while (i < methods.Length && methods[i] == methods[first] && sources[i] == sources[first]) i++;
            if (methods[first] != MergeMethod.None)
                runs.Add(new ProvenanceRun(first, i, MergeMethodNames.NameOf(methods[first]), NamesOf(sources[first])));
        }

        return runs;
    }

    private string[] NamesOf(ulong bits)
    {
        if (sets.TryGetValue(bits, out var known)) return known;
        var names = new string[BitOperations.PopCount(bits)];
        for (int i = 0, next = 0; next < names.Length; i++)
            if ((bits >> i & 1) != 0) names[next++] = providers[i];
        return sets[bits] = names;
    }
}
