namespace WeatherHub.Contracts.V1;

/// <summary>The place that was asked for, and the cell that was served.</summary>
public sealed record Location
{
    /// <summary>Degrees north (WGS 84), -90 to 90, four decimals.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east (WGS 84), -180 to 180, four decimals.</summary>
    public required double Longitude { get; init; }

    /// <summary>Metres above sea level: as given by the caller, else the ground that the numbers are for; null when unknown.</summary>
    public required double? Elevation { get; init; }

    /// <summary>The cell that was served.</summary>
    public required Cell Cell { get; init; }

    /// <summary>The place's IANA time zone; local days are days of this zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>
    /// The zone's offset from UTC over the answer: the first holds at its start, each further one from its own instant on.
    /// </summary>
    public required IReadOnlyList<ZoneOffset> Offsets { get; init; }
}

/// <summary>The cell that was served: places that share it share one answer of each vendor.</summary>
public sealed record Cell
{
    /// <summary>Degrees north of its centre, two decimals.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east of its centre, two decimals.</summary>
    public required double Longitude { get; init; }

    /// <summary>Metres from the place asked for to its centre.</summary>
    public required double Distance { get; init; }
}

/// <summary>An offset from UTC and from when on it holds.</summary>
public sealed record ZoneOffset
{
    /// <summary>From when on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Seconds to add to UTC for local time.</summary>
    public required int Seconds { get; init; }
}
