using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>A vendor's field of a day, and where it belongs in a <see cref="DailyOutlook"/>.</summary>
/// <param name="Variable">What it is a statistic of.</param>
/// <param name="Set">Puts it there.</param>
/// <param name="Unit">The vendor's unit, unless the payload declares another.</param>
/// <param name="Names">The vendor's names; older spellings after the current one.</param>
internal sealed record DailyField(Variable Variable, Func<DailyOutlook, double?, DailyOutlook> Set, Unit Unit, params string[] Names);

/// <summary>The days of a payload.</summary>
internal sealed class DailyFields(IReadOnlyList<DailyField> fields, string values, string declared)
{
    private readonly (FieldMap Map, DailyField Field)[] maps =
    [
        .. fields.Select(field =>
            (new FieldMap([new Field(field.Variable, field.Unit, Label.Start, field.Names)], values, declared), field)),
    ];

    /// <summary>Where the fields are in a payload.</summary>
    public FieldMap[] Maps => Array.ConvertAll(maps, map => map.Map);

    /// <summary>The days that say anything, each date once; what is impossible is noted.</summary>
    public IReadOnlyList<DailyOutlook> In(
        JsonColumns payload,
        DateOnly?[] dates,
        Func<int, Condition?> condition,
        List<Rejection> rejections)
    {
        var days = Array.ConvertAll(dates, date => date is { } day ? new DailyOutlook { Date = day } : null);
        foreach (var (map, field) in maps)
            foreach (var column in map.In(payload))
                for (var i = 0; i < days.Length; i++)
                    if (days[i] is { } day)
                        days[i] = field.Set(day, Values.Canonical(field.Variable, column.Values.NumberAt(i), column.Unit, rejections));
        for (var i = 0; i < days.Length; i++)
            if (days[i] is { } day && condition(i) is { } said) days[i] = day with { Condition = said };
        return [.. days.OfType<DailyOutlook>().Where(day => day != new DailyOutlook { Date = day.Date }).DistinctBy(day => day.Date)];
    }
}
