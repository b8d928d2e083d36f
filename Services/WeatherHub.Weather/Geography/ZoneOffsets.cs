namespace WeatherHub.Weather.Geography;

/// <summary>A zone's offset from UTC, and since when.</summary>
/// <param name="From">The first instant (UTC) the offset holds.</param>
/// <param name="Offset">Local time minus UTC.</param>
public readonly record struct ZoneOffset(DateTimeOffset From, TimeSpan Offset);

/// <summary>The offsets a zone goes through.</summary>
public static class ZoneOffsets
{
    // No zone changes twice within hours; Ramadan's two changes in Morocco are the closest, weeks apart.
    private static readonly TimeSpan Step = TimeSpan.FromHours(6);

    /// <summary>
    /// The offset at <paramref name="from"/>, then every change before <paramref name="to"/>, in order. The first entry begins at <paramref
    /// name="from"/>.
    /// </summary>
    public static IReadOnlyList<ZoneOffset> Within(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(zone);
        from = from.ToUniversalTime();
        var offsets = new List<ZoneOffset>(2) { new(from, zone.GetUtcOffset(from)) };

        for (var at = from; at < to; at += Step)
        {
            var next = at + Step < to ? at + Step : to.AddTicks(-1);
            var offset = zone.GetUtcOffset(next);
            if (offset != offsets[^1].Offset)
                offsets.Add(new(Change(zone, at, next), offset));
        }

        return offsets;
    }

    private static DateTimeOffset Change(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + (after - before) / 2;
            if (zone.GetUtcOffset(middle) == offset)
                before = middle;
            else
                after = middle;
        }

        return after;
    }
}
