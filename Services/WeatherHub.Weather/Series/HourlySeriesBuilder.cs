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

    private const long Longest = LongestSeries * TimeSpan.TicksPerHour;

    private readonly int[] rejected = new int[VariableFacts.All.Length];
    private HourlyValues? rented = HourlyValues.Rent();
    private long firstStart = long.MaxValue;
    private long lastStart = long.MinValue;
    private long lastEnd = long.MinValue;

    /// <summary>A value at an instant. Null, NaN and infinities are missing; values out of bounds are counted and dropped.</summary>
    public void Instant(Variable variable, DateTimeOffset at, double? value, Unit unit)
    {
        if (!IsOfOurTime(at)) return;
        if (Admit(variable, value, unit) is not { } admitted)
        {
            Said.Missing[(int)variable].Add(at.UtcTicks);
            return;
        }

        Said.Instants[(int)variable].Add(new(at.UtcTicks, admitted));
        Extend(at.UtcTicks, at.UtcTicks + 1);
    }

    /// <summary>
    /// A total, mean, maximum or probability over <c>[start, end)</c>. A sum is shared out evenly over its hours; everything else is
    /// repeated.
    /// </summary>
    public void Interval(Variable variable, DateTimeOffset start, DateTimeOffset end, double? value, Unit unit)
    {
        if (end <= start || end - start > TimeSpan.FromDays(8) || !IsOfOurTime(start)) return;
        if (Admit(variable, value, unit) is not { } admitted) return;
        Said.Intervals[(int)variable].Add(new(start.UtcTicks, end.UtcTicks, admitted));
        Extend(start.UtcTicks, end.UtcTicks);
    }

    /// <summary>The height in metres that temperature and humidity at an instant are for, where instants differ in it.</summary>
    public void Height(DateTimeOffset at, double? metres)
    {
        if (IsOfOurTime(at) && LapseRate.Possible(metres) is { } height) Said.Heights.Add(new(at.UtcTicks, height));
    }

    /// <summary>The vendor's own condition over <c>[start, end)</c>; the first said for a step stays.</summary>
    public void Condition(DateTimeOffset start, DateTimeOffset end, Condition? condition)
    {
        if (condition is not { } said || end <= start || !IsOfOurTime(start)) return;
        Said.Conditions.Add(new(start.UtcTicks, end.UtcTicks, said));
        Extend(start.UtcTicks, end.UtcTicks);
    }

    /// <summary>What was dropped so far.</summary>
    public IReadOnlyList<Rejection> Rejections =>
        [.. rejected.Select((count, index) => new Rejection((Variable)index, count)).Where(rejection => rejection.Count > 0)];

    /// <summary>The series, or null when nothing usable was said. Ends the builder: nothing can be said after it.</summary>
    public HourlySeries? Build()
    {
        try
        {
            return Axis() is { } axis ? Build(axis) : null;
        }
        finally
        {
            Said.Return();
            rented = null;
        }
    }

    private HourlySeries? Build(TimeAxis axis)
    {
        var columns = new Column?[VariableFacts.All.Length];
        CalmWind.Silence(Said.Instants[(int)Variable.WindSpeed], Said.Instants[(int)Variable.WindDirection]);
        foreach (var facts in VariableFacts.All)
        {
            var index = (int)facts.Variable;
            columns[index] = HourlyColumns.Lay(axis, facts, Said.Instants[index], Said.Missing[index], Said.Intervals[index]);
        }

        CalmWind.Silence(columns);
        return columns.All(column => column is null) && Said.Conditions.Count == 0
            ? null : new HourlySeries(axis, columns, Conditions(axis)) { Heights = Heights(axis) };
    }

    /// <summary>Between two instants as temperature itself is: interpolated over the same gaps.</summary>
    private double[]? Heights(TimeAxis axis) => Said.Heights.Count == 0
        ? null
        : HourlyColumns.Lay(axis, VariableFacts.Of(Variable.Temperature), Said.Heights, [], [])!.Values;

    private HourlyValues Said => rented ?? throw new InvalidOperationException("the series is built");

    private double? Admit(Variable variable, double? value, Unit unit)
    {
        var admitted = VariableFacts.Of(variable).Canonical(value, unit);
        if (admitted is null && VariableFacts.IsSaid(value)) rejected[(int)variable]++;
        return admitted;
    }

    private static bool IsOfOurTime(DateTimeOffset at) => at.Year is > 1900 and < 2200;

    private void Extend(long start, long end) =>
        (firstStart, lastStart, lastEnd) = (Math.Min(firstStart, start), Math.Max(lastStart, start), Math.Max(lastEnd, end));

    /// <summary>From the earliest time, unless it lies so far before the middle one that it must be an error.</summary>
    private TimeAxis? Axis()
    {
        if (lastEnd == long.MinValue) return null;
        if (lastStart - firstStart > Longest)
        {
            long[] starts = [.. Starts().Order()];
            firstStart = Array.Find(starts, start => start >= starts[starts.Length / 2] - Longest);
        }

        var start = TimeAxis.Floor(new DateTimeOffset(firstStart, TimeSpan.Zero));
        return new TimeAxis(start, (int)Math.Min(LongestSeries, Math.Ceiling((lastEnd - start.Ticks) / (double)TimeAxis.Step.Ticks)));
    }

    private IEnumerable<long> Starts() =>
        Said.Instants.SelectMany(list => list.Select(item => item.At))
            .Concat(Said.Intervals.SelectMany(list => list.Select(item => item.Start)))
            .Concat(Said.Conditions.Select(item => item.Start));

    private Condition?[]? Conditions(TimeAxis axis)
    {
        if (Said.Conditions.Count == 0) return null;
        var laid = new Condition?[axis.Count];
        foreach (var (start, end, condition) in Said.Conditions)
            for (var i = Math.Max(0, axis.IndexOf(start)); i < axis.Count && axis.TicksOf(i) < end; i++)
                laid[i] ??= condition;
        return laid;
    }
}
