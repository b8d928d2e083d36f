using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Verification.Learning;

internal enum ObservationStatus
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
internal static class ObservationFilter
{
    private const double FarthestMetres = 25_000;
    private const double LargestElevationDifference = 150;

    private static readonly TimeSpan Oldest = TimeSpan.FromHours(ArchivedForecasts.KeptPastHours - 1);
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromMinutes(15);

    public static ObservationStatus StatusOf(CurrentReading reading, Coordinates place, double? elevation, DateTimeOffset now)
    {
        if (reading.Kind != ReadingKind.Observation) return ObservationStatus.Modelled;
        if (reading.DistanceTo(place) is not <= FarthestMetres) return ObservationStatus.TooFar;
        if (Math.Abs((reading.Station!.Elevation - elevation) ?? 0) > LargestElevationDifference) return ObservationStatus.OtherElevation;
        return now - reading.Time > Oldest || reading.Time - now > FurthestAhead ? ObservationStatus.OtherTime : ObservationStatus.Accepted;
    }

    /// <summary>The hour of an observation: the nearest.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) => TimeAxis.Floor(time.AddMinutes(30));
}
