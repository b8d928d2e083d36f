namespace WeatherHub.Weather.Geography;

/// <summary>One day of the calendar at a place.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Start">The first instant (UTC) of the date; not always a local midnight.</param>
/// <param name="End">The first instant (UTC) of the next date.</param>
public readonly record struct LocalDay(DateOnly Date, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The instant halfway.</summary>
    public DateTimeOffset Middle => Start + (End - Start) / 2;
}

/// <summary>The calendar of a zone in exact instants: days of 23, 24 or 25 hours, without holes or overlaps.</summary>
public static class LocalDays
{
    /// <summary>
    /// <paramref name="count"/> days in order, the first being the local date at <paramref name="now"/>.
    /// A date that the zone skipped altogether (Samoa, 30 December 2011) is not among them.
    /// </summary>
    public static IReadOnlyList<LocalDay> From(TimeZoneInfo zone, DateTimeOffset now, int count)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        var offsets = ZoneOffsets.Within(zone, now.AddDays(-3), now.AddDays(count + 3));
        var date = DateOnly.FromDateTime(now.UtcDateTime + zone.GetUtcOffset(now));
        var start = StartOf(date, offsets);

        var days = new List<LocalDay>(count);
        while (days.Count < count)
        {
            var end = StartOf(date.AddDays(1), offsets);
            if (end > start)
                days.Add(new(date, start, end));
            (date, start) = (date.AddDays(1), end);
        }

        return days;
    }

    /// <summary>The first instant at which the local clock shows the date, or a later one.</summary>
    private static DateTimeOffset StartOf(DateOnly date, IReadOnlyList<ZoneOffset> offsets)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        for (var i = 0; ; i++)
        {
            var start = new DateTimeOffset(midnight - offsets[i].Offset, TimeSpan.Zero);
            if (i > 0 && start < offsets[i].From)
                start = offsets[i].From;
            if (i == offsets.Count - 1 || start < offsets[i + 1].From)
                return start;
        }
    }
}
