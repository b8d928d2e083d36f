using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// Unit codes, see "unitCode" at https://www.weather.gov/documentation/services-web-api: <c>wmoUnit:</c>, <c>nwsUnit:</c>, <c>unit:</c> and
/// whole addresses are all in use before the code. No code means the documented unit.
/// </summary>
internal static class NwsUnits
{
    internal static readonly Units Codes = new(Bare, ("1", Unit.Ratio));

    private static string? Bare(string code) =>
        string.IsNullOrWhiteSpace(code)
            ? null
            : code[(code.LastIndexOf(code.StartsWith("http", StringComparison.Ordinal) ? '/' : ':') + 1)..];
}

/// <summary>A height or distance <c>{"value":…,"unitCode":…}</c> at a path.</summary>
internal sealed class NwsLength(string path)
{
    private readonly string value = path + ".value";
    private readonly string unit = path + ".unitCode";

    /// <summary>Reads it.</summary>
    internal JsonProjection On(JsonProjection projection) => projection.Numbers(value).Texts(unit, path);

    /// <summary>In metres; null when it was not said.</summary>
    internal double? Metres(JsonColumns payload, int row = 0) =>
        payload[value].NumberAt(row) is { } said
        && NwsUnits.Codes.Of(Variable.Visibility, payload[unit].TextAt(row), Unit.Metre) is { } known
            ? UnitConversion.Convert(said, known, Unit.Metre)
            : null;
}
