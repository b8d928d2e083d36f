using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>
/// A stretch of hours with strong gusts that a weather service warns of. It follows from the truth, not from a vendor's forecast.
/// </summary>
/// <param name="Area">The centre of the area, a square of a tenth of a degree.</param>
/// <param name="Onset">The first hour's start.</param>
/// <param name="End">The last hour's end.</param>
/// <param name="Gust">The strongest gust, m/s.</param>
internal sealed record GustWarning(Coordinates Area, DateTimeOffset Onset, DateTimeOffset End, double Gust)
{
    /// <summary>Gusts that are warned of, m/s.</summary>
    public const double Threshold = 20;

    private static readonly TimeSpan LeadTime = TimeSpan.FromHours(48);

    /// <summary>When the warning was issued: as soon as the stretch could be seen.</summary>
    public DateTimeOffset Sent => Onset - LeadTime;

    /// <summary>The area's name.</summary>
    public string AreaName => FormattableString.Invariant($"Area {Area.Latitude:0.0} {Area.Longitude:0.0}");

    /// <summary>The same as long as it is the same stretch.</summary>
    public string Identifier =>
        FormattableString.Invariant($"{Area.Latitude:0.0}.{Area.Longitude:0.0}.{Onset.ToUnixTimeSeconds()}");

    /// <summary>
    /// The stretches around a place that are under way or begin within 48 hours, earliest first; each from its first hour to its last.
    /// </summary>
    public static IReadOnlyList<GustWarning> At(Coordinates place, VendorWeather sky)
    {
        var (area, warnings) = (place.Rounded(1), new List<GustWarning>());
        for (var hour = sky.Run; hour <= sky.Run + LeadTime; hour += Instants.Hour)
        {
            if (GustAt(hour) < Threshold) continue;
            var onset = hour;
            if (hour == sky.Run)
                while (onset > sky.Run - LeadTime && GustAt(onset - Instants.Hour) >= Threshold) onset -= Instants.Hour;
            var (end, most) = (onset, 0.0);
            for (; end <= hour + LeadTime && GustAt(end) is >= Threshold and var gust; end += Instants.Hour) most = Math.Max(most, gust);
            warnings.Add(new GustWarning(area, onset, end, most));
            hour = end;
        }

        return warnings;

        double GustAt(DateTimeOffset start) => sky.Observed(area, start, Instants.Hour)[Variable.WindGust];
    }
}
