using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Verification.Learning;

/// <summary>Whether a reading can verify forecasts.</summary>
public enum ObservationStatus
{
    /// <summary>It can.</summary>
    Accepted,

    /// <summary>A model computed it: no vendor is verified by a vendor.</summary>
    Modelled,

    /// <summary>Its station is too far away, or its distance is not known.</summary>
    TooFar,

    /// <summary>Its station stands much higher or lower.</summary>
    OtherElevation,

    /// <summary>It is of another time than now.</summary>
    OtherTime,
}

/// <summary>Which readings verify the forecasts of a place.</summary>
public static class ObservationFilter
{
    private const double FarthestMetres = 25_000;
    private const double LargestElevationDifference = 150;

    private static readonly TimeSpan Oldest = TimeSpan.FromHours(ArchivedForecasts.KeptPastHours - 1);
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromMinutes(15);

    /// <summary>Whether a reading can verify forecasts.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="place">The place.</param>
    /// <param name="elevation">Its elevation, metres, where known.</param>
    /// <param name="now">The current time.</param>
    public static ObservationStatus StatusOf(CurrentReading reading, Coordinates place, double? elevation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Kind != ReadingKind.Observation) return ObservationStatus.Modelled;
        if (DistanceOf(reading, place) is not <= FarthestMetres) return ObservationStatus.TooFar;
        if (Math.Abs((reading.Station!.Elevation - elevation) ?? 0) > LargestElevationDifference) return ObservationStatus.OtherElevation;
        return now - reading.Time > Oldest || reading.Time - now > FurthestAhead ? ObservationStatus.OtherTime : ObservationStatus.Accepted;
    }

    /// <summary>Metres from a place to the station of a reading; null where it is not known.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="place">The place.</param>
    public static double? DistanceOf(CurrentReading reading, Coordinates place)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.Station is { } station ? station.Distance ?? station.Location?.DistanceTo(place) : null;
    }

    /// <summary>The hour of an observation: the nearest.</summary>
    /// <param name="time">When it was made.</param>
    public static DateTimeOffset HourOf(DateTimeOffset time) => TimeAxis.Floor(time.AddMinutes(30));
}
