using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Weather.Wording;

/// <summary>
/// One sentence for each day, made from its merged numbers and their confidence: first the facts worth saying, then the words for them.
/// Equal numbers give equal sentences, and no sentence contradicts its numbers.
/// </summary>
public static class DaySentences
{
    /// <summary>English sentences; null for a day without data.</summary>
    /// <param name="daily">The days.</param>
    /// <param name="units">The units of the sentences.</param>
    public static string?[] Of(MergedDaily daily, SentenceUnits units)
    {
        ArgumentNullException.ThrowIfNull(daily);
        var writer = new SentenceWriter(PhraseTable.English, units);
        var sentences = new string?[daily.Days.Count];
        for (var day = 0; day < sentences.Length; day++)
            if (FactFinder.Of(daily, day) is { } facts) sentences[day] = writer.Write(facts);
        return sentences;
    }

    /// <summary>The vendors behind each sentence: all whose numbers are in the day. Covers exactly the days that have a sentence.</summary>
    /// <param name="daily">The days.</param>
    public static IReadOnlyList<ProvenanceRun> ProvenanceOf(MergedDaily daily)
    {
        ArgumentNullException.ThrowIfNull(daily);
        var sources = daily.Columns.Values.SelectMany(column => column.Provenance).Concat(daily.Condition.Provenance)
            .Where(run => run.Method != MergeMethodNames.Astronomical).ToList();
        var (runs, vendors) = (new List<ProvenanceRun>(), new SortedSet<string>(StringComparer.Ordinal));
        for (var day = 0; day < daily.Days.Count; day++)
        {
            if (!DayNumbers.HasData(daily, day)) continue;
            vendors.Clear();
            foreach (var run in sources)
                if (run.From <= day && day < run.To) vendors.UnionWith(run.Providers);
            if (runs.Count > 0 && runs[^1].To == day && runs[^1].Providers.SequenceEqual(vendors))
                runs[^1] = runs[^1] with { To = day + 1 };
            else runs.Add(new ProvenanceRun(day, day + 1, MergeMethodNames.Derived, [.. vendors]));
        }

        return runs;
    }
}
