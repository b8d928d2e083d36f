using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Sandbox.Nws;

/// <summary>The simulated grid and stations. A square is a hundredth of a degree, so that its name tells its place.</summary>
internal static class NwsGrid
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const double StationSpacing = 0.2;
    private const int StationsAround = 1800;

    private static readonly Coverage UnitedStates = Coverage.Within(
        "US and territories",
        new(24.4, -125, 49.5, -66.8), new(51, -180, 71.6, -129.9), new(51, 172, 56, 180), new(18.4, -161, 22.7, -154),
        new(17.5, -68, 18.7, -64.4), new(13, 144.4, 15.6, 146.2), new(-14.6, -171.2, -14, -169.3));

    /// <summary>Whether the vendor has data there.</summary>
    public static bool Covers(Coordinates place) => UnitedStates.Covers(place);

    /// <summary>The office whose grid it is: a name of three letters, one for every ten degrees of longitude.</summary>
    public static string Office(Coordinates place) => $"SB{(char)('A' + (int)((place.Longitude + 180) / 15) % 26)}";

    /// <summary>The square of a place.</summary>
    public static (int X, int Y) Square(Coordinates place) =>
        (
            (int)Math.Round((place.Longitude + 180) * 100, MidpointRounding.AwayFromZero),
            (int)Math.Round((place.Latitude + 90) * 100, MidpointRounding.AwayFromZero));

    /// <summary>The height that the grid takes a square for: of the wider surroundings, not of the place.</summary>
    public static double Height(Coordinates place) => SimulatedWeather.Elevation(place.Rounded(1));

    /// <summary>The place of a square; null when there is none of that name.</summary>
    public static Coordinates? Place(string office, string square)
    {
        if (square.Split(',') is not [var x, var y]
            || !int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            || !int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return null;
        var place = new Coordinates(row / 100.0 - 90, column / 100.0 - 180).Rounded(2);
        return Covers(place) && Office(place) == office ? place : null;
    }

    /// <summary>Stations around a place, nearest first.</summary>
    public static IReadOnlyList<(string Id, Coordinates Place)> StationsNear(Coordinates place)
    {
        var (row, column) = (
            (int)Math.Round((place.Latitude + 90) / StationSpacing),
            (int)Math.Round((place.Longitude + 180) / StationSpacing));
        return
        [
            .. from north in Enumerable.Range(-1, 3)
               from east in Enumerable.Range(-1, 3)
               let station = Station(row + north, column + east)
               orderby station.Place.DistanceTo(place)
               select station,
        ];
    }

    /// <summary>The place of a station; null when there is none of that name.</summary>
    public static Coordinates? StationPlace(string id)
    {
        if (id is not ['S', _, _, _, _]) return null;
        var number = 0;
        foreach (var digit in id.AsSpan(1))
        {
            var value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0) return null;
            number = number * Digits.Length + value;
        }

        return Station(number / StationsAround, number % StationsAround).Place;
    }

    private static (string Id, Coordinates Place) Station(int row, int column)
    {
        column = (column + StationsAround) % StationsAround;
        Span<char> id = ['S', '0', '0', '0', '0'];
        for (var (number, index) = (row * StationsAround + column, 4); index > 0; number /= Digits.Length, index--)
            id[index] = Digits[number % Digits.Length];
        return (new string(id), new Coordinates(row * StationSpacing - 90, column * StationSpacing - 180).Rounded(1));
    }
}
