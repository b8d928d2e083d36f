using System.Globalization;
using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Learning;

/// <summary>A place that is learned of: a cell, at the height that callers give.</summary>
/// <param name="Latitude">Hundredths of a degree north.</param>
/// <param name="Longitude">Hundredths of a degree east.</param>
/// <param name="Elevation">Metres, when callers give it.</param>
internal readonly record struct PlaceKey(int Latitude, int Longitude, int? Elevation)
{
    public Coordinates Where => new(Latitude / 100.0, Longitude / 100.0);

    public static PlaceKey Of(ReportKey key) => new(key.Latitude, key.Longitude, key.Elevation);

    /// <summary>The place of what is asked, as the reports of the answer are keyed.</summary>
    public static PlaceKey Of(Coordinates place, double? elevation)
    {
        var cell = WeatherQuery.CellOf(place);
        return new PlaceKey(
            (int)Math.Round(cell.Latitude * 100), (int)Math.Round(cell.Longitude * 100), elevation is { } metres ? (int)Math.Round(metres / 10) * 10 : null);
    }

    /// <summary>How a book and a store spell it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Latitude}/{Longitude}/{(Elevation is { } metres ? metres.ToString(CultureInfo.InvariantCulture) : "-")}");
}
