using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Providers;

/// <summary>What the hub requests of a provider: one kind of data for one cell, over the provider's whole horizon.</summary>
/// <param name="Kind">What is wanted.</param>
/// <param name="Cell">The cell's centre: coordinates rounded to two decimals (about 1.1 km).</param>
/// <param name="Elevation">Metres above sea level (whole tens), when the caller gave it and the vendor takes it.</param>
public sealed record WeatherQuery(ReportKind Kind, Coordinates Cell, double? Elevation)
{
    /// <summary>The last report, when there is one: lets the vendor answer "not modified". No part of the query's identity.</summary>
    public Report? Known { get; init; }

    /// <summary>The query for a place and, where the provider takes one, a height; others have one report for every height.</summary>
    public static WeatherQuery For(ProviderProfile profile, ReportKind kind, Coordinates place, double? elevation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(kind, CellOf(place), profile.TakesElevation && elevation is { } metres ? Math.Round(metres / 10) * 10 : null);
    }

    /// <summary>The cell that a place belongs to.</summary>
    public static Coordinates CellOf(Coordinates place) => place.Rounded(2);
}
