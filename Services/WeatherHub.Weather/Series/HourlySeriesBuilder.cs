using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>
/// Collects a vendor's numbers, each with its unit and its true time: an instant, or a half-open interval. Puts them on hourly
/// UTC steps, drops and counts what physics forbids, leaves a calm without direction, and marks what was not said hour by hour.
/// </summary>
public sealed class HourlySeriesBuilder
{
    /// <summary>The furthest two instants may lie apart for the hours between them to be interpolated.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromHours(12);

    /// <summary>How many hours a series may hold; later values are ignored.</summary>
    public const int LongestSeries = 24 * 20;

    private readonly List<(DateTimeOffset At, double Value)>?[] instants = new List<(DateTimeOffset, double)>?[VariableFacts.All.Length];
    private readonly List<(DateTimeOffset Start, DateTimeOffset End, double Value)>?[] intervals =
        new List<(DateTimeOffset, DateTimeOffset, double)>?[VariableFacts.All.Length];
    private readonly List<(DateTimeOffset Start, DateTimeOffset End, Condition Condition)> conditions = [];
    private readonly List<(DateTimeOffset At, double Value)> heights = [];
    private readonly int[] rejected = new int[VariableFacts.All.Length];
    private readonly HashSet<DateTimeOffset>?[] missing = new HashSet<DateTimeOffset>?[VariableFacts.All.Length];

    /// <summary>A value at an instant. Null, NaN and infinities are missing; values out of bounds are counted and dropped.</summary>
    public void Instant(Variable variable, DateTimeOffset at, double? value, Unit unit)
    {
        if (!IsOfOurTime(at)) return;
        if (Admit(variable, value, unit) is { } admitted) (instants[(int)variable] ??= []).Add((at.ToUniversalTime(), admitted));
        else (missing[(int)variable] ??= []).Add(at.ToUniversalTime());
    }

    /// <summary>
    /// A total, mean, maximum or probability over <c>[start, end)</c>. A sum is shared out evenly over its hours; everything else is
    /// repeated.
    /// </summary>
    public void Interval(Variable variable, DateTimeOffset start, DateTimeOffset end, double? value, Unit unit)
    {
        if (end <= start || end - start > TimeSpan.FromDays(8) || !IsOfOurTime(start)) return;
        if (Admit(variable, value, unit) is { } admitted)
            (intervals[(int)variable] ??= []).Add((start.ToUniversalTime(), end.ToUniversalTime(), admitted));
    }

    /// <summary>The height in metres that temperature and humidity at an instant are for, where instants differ in it.</summary>
    public void Height(DateTimeOffset at, double? metres)
    {
        if (IsOfOurTime(at) && LapseRate.Possible(metres) is { } height) heights.Add((at.ToUniversalTime(), height));
    }

    /// <summary>The vendor's own condition over <c>[start, end)</c>; the first said for a step stays.</summary>
    public void Condition(DateTimeOffset start, DateTimeOffset end, Condition? condition)
    {
        if (condition is { } said && end > start && IsOfOurTime(start))
            conditions.Add((start.ToUniversalTime(), end.ToUniversalTime(), said));
    }

    /// <summary>What was dropped so far.</summary>
    public IReadOnlyList<Rejection> Rejections =>
        [.. rejected.Select((count, index) => new Rejection((Variable)index, count)).Where(rejection => rejection.Count > 0)];

    /// <summary>The series, or null when nothing usable was said.</summary>
    public HourlySeries? Build()
    {
        if (Axis() is not { } axis) return null;
        var columns = new Column?[VariableFacts.All.Length];
        CalmWind.Silence(instants[(int)Variable.WindSpeed], instants[(int)Variable.WindDirection]);
        foreach (var facts in VariableFacts.All)
        {
            var index = (int)facts.Variable;
            columns[index] = HourlyColumns.Lay(axis, facts, instants[index], missing[index] ?? [], intervals[index]);
        }

        CalmWind.Silence(columns);
        return columns.All(column => column is null) && conditions.Count == 0
            ? null : new HourlySeries(axis, columns, Conditions(axis)) { Heights = Heights(axis) };
    }

    /// <summary>Between two instants as temperature itself is: interpolated over the same gaps.</summary>
    private double[]? Heights(TimeAxis axis) =>
        heights.Count == 0 ? null : HourlyColumns.Lay(axis, VariableFacts.Of(Variable.Temperature), heights, [], null)!.Values;

    private double? Admit(Variable variable, double? value, Unit unit)
    {
        var admitted = VariableFacts.Of(variable).Canonical(value, unit);
        if (admitted is null && VariableFacts.IsSaid(value)) rejected[(int)variable]++;
        return admitted;
    }

    private static bool IsOfOurTime(DateTimeOffset at) => at.Year is > 1900 and < 2200;

    /// <summary>From the earliest time, unless it lies so far before the middle one that it must be an error.</summary>
    private TimeAxis? Axis()
    {
        var starts = instants.Where(list => list is not null).SelectMany(list => list!.Select(item => item.At))
            .Concat(intervals.Where(list => list is not null).SelectMany(list => list!.Select(item => item.Start)))
            .Concat(conditions.Select(item => item.Start)).ToList();
        if (starts.Count == 0) return null;
        starts.Sort();
        var earliest = starts[starts.Count / 2].AddHours(-LongestSeries);
        var last = instants.Where(list => list is not null).SelectMany(list => list!.Select(item => item.At.AddTicks(1)))
            .Concat(intervals.Where(list => list is not null).SelectMany(list => list!.Select(item => item.End)))
            .Concat(conditions.Select(item => item.End)).Max();
        var start = TimeAxis.Floor(starts.Find(at => at >= earliest));
        return new TimeAxis(start, (int)Math.Min(LongestSeries, Math.Ceiling((last - start) / TimeAxis.Step)));
    }

    private Condition?[]? Conditions(TimeAxis axis)
    {
        if (conditions.Count == 0) return null;
        var laid = new Condition?[axis.Count];
        foreach (var (start, end, condition) in conditions)
            for (var i = Math.Max(0, axis.IndexOf(start)); i < axis.Count && axis[i] < end; i++)
                laid[i] ??= condition;
        return laid;
    }
}
