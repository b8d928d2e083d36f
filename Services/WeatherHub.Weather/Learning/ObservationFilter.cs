using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Learning;

/// <summary>Whether a reading is fit to judge forecasts by.</summary>
public enum ObservationStatus
{
    /// <summary>It is.</summary>
    Counts,

    /// <summary>A model computed it: a vendor is never judged by a vendor.</summary>
    Modelled,

    /// <summary>Its station is too far away, or nobody says where it is.</summary>
    TooFar,

    /// <summary>Its station stands much higher or lower.</summary>
    OtherHeight,

    /// <summary>It is of another time than now.</summary>
    OtherTime,
}

/// <summary>What makes an observation one of a place.</summary>
public static class ObservationFilter
{
    private const double Farthest = 25_000;
    private const double MostHeight = 150;

    private static readonly TimeSpan Oldest = TimeSpan.FromHours(ArchivedForecasts.KeptPastHours - 1);
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromMinutes(15);

    /// <summary>Judges a reading.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="place">The place.</param>
    /// <param name="elevation">Its height, metres, where known.</param>
    /// <param name="now">The moment.</param>
    public static ObservationStatus Judge(CurrentReading reading, Coordinates place, double? elevation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Kind != ReadingKind.Observation) return ObservationStatus.Modelled;
        if (DistanceOf(reading, place) is not <= Farthest) return ObservationStatus.TooFar;
        if (Math.Abs((reading.Station!.Elevation - elevation) ?? 0) > MostHeight) return ObservationStatus.OtherHeight;
        return now - reading.Time > Oldest || reading.Time - now > FurthestAhead ? ObservationStatus.OtherTime : ObservationStatus.Counts;
    }

    /// <summary>Metres from a place to the station of a reading; null where nobody says.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="place">The place.</param>
    public static double? DistanceOf(CurrentReading reading, Coordinates place)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.Station is { } station ? station.Distance ?? station.Location?.DistanceTo(place) : null;
    }

    /// <summary>The hour that an observation is of: the nearest.</summary>
    /// <param name="time">When it was made.</param>
    public static DateTimeOffset HourOf(DateTimeOffset time) => Series.TimeAxis.Floor(time.AddMinutes(30));
}
