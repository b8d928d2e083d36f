using System.Globalization;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>
/// What a cached report answers: one provider, one kind of data, one cell, one elevation. Integers: equal places are equal keys.
/// </summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Kind">The kind of data.</param>
/// <param name="Latitude">Hundredths of a degree north.</param>
/// <param name="Longitude">Hundredths of a degree east.</param>
/// <param name="Elevation">Metres, when the caller gave it.</param>
internal readonly record struct ReportKey(string Provider, ReportKind Kind, int Latitude, int Longitude, int? Elevation)
{
    public static ReportKey Of(string provider, WeatherQuery query) => new(
        provider,
        query.Kind,
        (int)Math.Round(query.Cell.Latitude * 100),
        (int)Math.Round(query.Cell.Longitude * 100),
        query.Elevation is { } metres ? (int)Math.Round(metres) : null);

    /// <summary>The key that is spelled so; null for anything else.</summary>
    public static ReportKey? TryParse(string? spelled)
    {
        if (spelled?.Split('/') is not ["report", var provider, var kind, var latitude, var longitude, var elevation]) return null;
        if (!int.TryParse(latitude, CultureInfo.InvariantCulture, out var north)
            || !int.TryParse(longitude, CultureInfo.InvariantCulture, out var east)) return null;
        int? metres = int.TryParse(elevation, CultureInfo.InvariantCulture, out var height) ? height : null;
        if (ReportKind.Named(kind) is not { } known) return null;
        var key = new ReportKey(provider, known, north, east, metres);
        return key.ToString() == spelled ? key : null;
    }

    /// <summary>The key as Redis and an entry's echo spell it.</summary>
    public override string ToString() =>
        $"report/{Provider}/{Kind.Name}/{Latitude}/{Longitude}/{(Elevation is { } metres ? metres.ToString() : "-")}";
}
