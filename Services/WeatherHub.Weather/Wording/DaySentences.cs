using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Weather.Wording;

/// <summary>
/// One sentence for each day, made from its merged numbers and how sure they are: first what is worth saying, then the words for it. Says nothing
/// that the numbers do not; equal numbers give equal sentences.
/// </summary>
public static class DaySentences
{
    /// <summary>English sentences; null for a day of which nothing can be said.</summary>
    /// <param name="daily">The days.</param>
    /// <param name="units">The units to speak in.</param>
    public static string?[] Of(MergedDaily daily, SentenceUnits units)
    {
        ArgumentNullException.ThrowIfNull(daily);
        var sentence = new Sentence(English.Phrases, new SpokenNumbers(English.Phrases, units));
        var sentences = new string?[daily.Days.Count];
        for (var day = 0; day < sentences.Length; day++)
            if (FactFinder.Of(daily, day) is { } facts) sentences[day] = sentence.Of(facts);
        return sentences;
    }

    /// <summary>Whose numbers a sentence rests on: everybody whose numbers are in the day. Covers exactly the days that have a sentence.</summary>
    /// <param name="daily">The days.</param>
    public static IReadOnlyList<ProvenanceRun> ProvenanceOf(MergedDaily daily)
    {
        ArgumentNullException.ThrowIfNull(daily);
        var sources = daily.Columns.Values.SelectMany(column => column.Provenance).Concat(daily.Condition.Provenance)
            .Where(run => run.Method != MergeMethodNames.Astronomical).ToList();
        var runs = new List<ProvenanceRun>();
        for (var day = 0; day < daily.Days.Count; day++)
        {
            if (!DayView.CanSpeakOf(daily, day)) continue;
            string[] vendors =
            [
                .. sources.Where(run => run.From <= day && day < run.To).SelectMany(run => run.Providers).Distinct().Order(StringComparer.Ordinal),
            ];
            if (runs.Count > 0 && runs[^1].To == day && runs[^1].Providers.SequenceEqual(vendors)) runs[^1] = runs[^1] with { To = day + 1 };
            else runs.Add(new ProvenanceRun(day, day + 1, MergeMethodNames.Derived, vendors));
        }

        return runs;
    }
}
