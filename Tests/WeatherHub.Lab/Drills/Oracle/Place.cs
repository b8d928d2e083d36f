using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>A place that drills ask about: a cell of its own, in hundredths of a degree.</summary>
internal readonly record struct Place(int Latitude, int Longitude)
{
    private const int Across = 500;
    private const int Rows = 500;

    /// <summary>As queries spell it.</summary>
    internal string Query => $"lat={Latitude / 100.0}&lon={Longitude / 100.0}";

    internal Coordinates Coordinates => new(Latitude / 100.0, Longitude / 100.0);

    /// <summary>The part of a cache key that names it.</summary>
    internal string Cell => $"/{Latitude}/{Longitude}/";

    /// <summary>A place in the middle of Europe by its number: no two are one cell.</summary>
    internal static Place Number(int number) => new(4860 + number / Across % Rows, 820 + number % Across);
}
