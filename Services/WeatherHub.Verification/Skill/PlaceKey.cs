using System.Globalization;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Verification.Skill;

/// <summary>A verified place: a cell, at the elevation that callers give.</summary>
/// <param name="Latitude">Hundredths of a degree north.</param>
/// <param name="Longitude">Hundredths of a degree east.</param>
/// <param name="Elevation">Metres, when callers give it.</param>
public readonly record struct PlaceKey(int Latitude, int Longitude, int? Elevation)
{
    /// <summary>The middle of the cell.</summary>
    public Coordinates Coordinates => new(Latitude / 100.0, Longitude / 100.0);

    /// <summary>The key of a place, as the reports of its answer are keyed.</summary>
    /// <param name="place">Its coordinates.</param>
    /// <param name="elevation">Metres, when the caller gives it.</param>
    public static PlaceKey Of(Coordinates place, double? elevation)
    {
        var cell = WeatherQuery.CellOf(place);
        int? metres = elevation is { } given ? (int)Math.Round(given / 10) * 10 : null;
        return new PlaceKey((int)Math.Round(cell.Latitude * 100), (int)Math.Round(cell.Longitude * 100), metres);
    }

    /// <summary>As stores and entries spell it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Latitude}/{Longitude}/{Elevation?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
}
