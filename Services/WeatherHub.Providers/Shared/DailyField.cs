using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>A vendor's field of a day, and where it belongs in a <see cref="DailyOutlook"/>.</summary>
/// <param name="Variable">What it is a statistic of.</param>
/// <param name="Unit">The vendor's unit, unless the payload declares another.</param>
/// <param name="Set">Puts it there.</param>
/// <param name="Names">The vendor's names; older spellings after the current one.</param>
internal sealed record DailyField(Variable Variable, Unit Unit, Func<DailyOutlook, double?, DailyOutlook> Set, params string[] Names)
    : Field(Variable, Unit, Label.Start, Names)
{
    /// <summary>The days of a payload that say anything, each date once; what is impossible is noted.</summary>
    /// <param name="columns">The daily fields that it has.</param>
    /// <param name="dates">The date of each row.</param>
    /// <param name="condition">The condition of a row.</param>
    /// <param name="rejections">Where to note it.</param>
    public static IReadOnlyList<DailyOutlook> Days(
        List<FieldColumn> columns, DateOnly?[] dates, Func<int, Condition?> condition, List<Rejection> rejections)
    {
        var days = Array.ConvertAll(dates, date => date is { } day ? new DailyOutlook { Date = day } : null);
        foreach (var column in columns)
            for (var i = 0; i < days.Length; i++)
                if (days[i] is { } day)
                    days[i] = ((DailyField)column.Field).Set(
                        day, Values.Canonical(column.Field.Variable, column.Values.NumberAt(i), column.Unit, rejections));
        for (var i = 0; i < days.Length; i++)
            if (days[i] is { } day && condition(i) is { } said) days[i] = day with { Condition = said };
        return [.. days.OfType<DailyOutlook>().Where(day => day != new DailyOutlook { Date = day.Date }).DistinctBy(day => day.Date)];
    }
}
