using System.Buffers;
using System.Globalization;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>What is checked of single values and labels.</summary>
internal static class Values
{
    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly TimeSpan Reach = TimeSpan.FromDays(10);

    /// <summary>A value in the variable's canonical unit; null when it was not said, or is impossible, which is noted.</summary>
    public static double? Canonical(Variable variable, double? value, Unit unit, ICollection<Rejection> rejections)
    {
        var canonical = VariableFacts.Of(variable).Canonical(value, unit);
        if (canonical is null && VariableFacts.IsSaid(value)) rejections.Add(new Rejection(variable, 1));
        return canonical;
    }

    /// <summary>An energy per area over a window as the mean irradiance behind it, in W/m²; any other value as it is.</summary>
    public static (double Value, Unit Unit) Mean(double value, Unit unit, TimeSpan window) =>
        unit is Unit.KilowattHourPerSquareMetre or Unit.JoulePerSquareMetre
            ? (UnitConversion.Convert(value, unit, Unit.JoulePerSquareMetre) / window.TotalSeconds, Unit.WattPerSquareMetre)
            : (value, unit);

    /// <summary>
    /// The times with those struck out that lie absurdly far from the middle one: one broken label must not stretch a whole series, and
    /// near the ends of the calendar nothing can be reckoned with.
    /// </summary>
    public static DateTimeOffset?[] Plausible(IEnumerable<DateTimeOffset?> times)
    {
        DateTimeOffset?[] all = [.. times];
        var (rented, count) = (ArrayPool<long>.Shared.Rent(all.Length), 0);
        foreach (ref var time in all.AsSpan())
        {
            if (time is { Year: > 1 and < 9999 } at) rented[count++] = at.UtcTicks;
            else time = null;
        }

        var known = rented.AsSpan(0, count);
        known.Sort();
        var (middle, isNarrow) = count == 0 ? (0, true) : (known[count / 2], known[^1] - known[0] <= Reach.Ticks);
        ArrayPool<long>.Shared.Return(rented);
        if (isNarrow) return all;
        foreach (ref var time in all.AsSpan())
            if (time is { } at && Math.Abs(at.UtcTicks - middle) > Reach.Ticks)
                time = null;
        return all;
    }

    /// <summary>How far apart labels are: an hour, unless the first two are further apart.</summary>
    public static TimeSpan StepOf(DateTimeOffset?[] labels)
    {
        var step = labels.Length > 1 ? labels[1] - labels[0] : null;
        return step is { } said && said > TimeAxis.Step && said <= HourlySeriesBuilder.LongestGap ? said : TimeAxis.Step;
    }

    /// <summary>
    /// The sky of a vendor that gives cloud cover and no word of its own: clear to one eighth of cloud, mostly clear to three, partly
    /// cloudy to five, mostly cloudy to seven, else overcast.
    /// </summary>
    public static Condition? Sky(double? cloudCoverPercent) =>
        VariableFacts.Of(Variable.CloudCover).Canonical(cloudCoverPercent, Unit.Percent) switch
        {
            null => null,
            <= 12 => Condition.Clear,
            <= 37 => Condition.MostlyClear,
            <= 62 => Condition.PartlyCloudy,
            <= 87 => Condition.MostlyCloudy,
            _ => Condition.Overcast,
        };

    /// <summary>A place; null when there is none on earth.</summary>
    public static Coordinates? Place(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new Coordinates(latitude, longitude) : null;

    /// <summary>Seconds since 1970 as a time; null when no calendar holds it.</summary>
    public static DateTimeOffset? UnixTime(double? seconds) =>
        seconds is > -6e10 and < 1e11 and var said ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(said)) : null;

    /// <summary>A local ISO time without an offset as if it were UTC; null for anything else, and at the ends of the calendar.</summary>
    public static DateTimeOffset? LocalTime(string? text) =>
        DateTimeOffset.TryParseExact(
            text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is > 1 and < 9999
            ? time
            : null;
}
