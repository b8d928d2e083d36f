using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>How sure a day's extremes are: as sure as the hour they stand at. Of totals see <see cref="DailyTotalConfidence"/>; chances say how sure they are nowhere.</summary>
internal sealed class DailyExtremeConfidence(MergeSkill skills, MergeWindow window)
{
    private readonly int[]?[] stands = new int[]?[Enum.GetValues<DailyVariable>().Length];

    /// <summary>Notes at which step of the merged hours a day's extreme stands.</summary>
    internal void Note(DailyVariable variable, int day, MergedChannel track, MergedChannel hours, int step)
    {
        if (step < 0 || variable.JudgedAs() is null) return;
        (stands[(int)variable] ??= Unknown())[day] = step;
        track.Judge(day, hours.Spread[step], hours.Lineages[step]);
    }

    internal ConfidenceColumn? ColumnOf(DailyVariable variable, MergedChannel track)
    {
        if (variable.JudgedAs() is not { } hourly) return null;
        var hoursAhead = new int[window.Days.Count];
        for (var day = 0; day < hoursAhead.Length; day++)
        {
            var step = track.How[day] == MergeMethod.ProviderDaily ? -1 : stands[(int)variable]?[day] ?? -1;
            hoursAhead[day] = Math.Max(0, (step < 0 ? NoonOf(day) : step) - window.FirstHour);
        }

        return skills.ConfidenceOf(hourly, track, 0, hoursAhead.Length, hoursAhead);
    }

    private int NoonOf(int day) => window.Axis.IndexOf(window.Days[day].Start + (window.Days[day].End - window.Days[day].Start) / 2);

    private int[] Unknown()
    {
        var steps = new int[window.Days.Count];
        Array.Fill(steps, -1);
        return steps;
    }
}
