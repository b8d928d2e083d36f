using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws.Points;

/// <summary>A cell of an office's forecast grid: https://www.weather.gov/documentation/services-web-api#/default/point</summary>
internal sealed record NwsGridpoint(string Office, int X, int Y)
{
    /// <summary>All that is read of <c>/points</c>; the status is that of a problem document, which has no properties.</summary>
    internal static readonly JsonProjection Payload =
        new JsonProjection().Texts("properties.gridId").Numbers("properties.gridX", "properties.gridY", "status");

    /// <summary>As replicas share it: <c>LOT/76/73</c>.</summary>
    public override string ToString() => $"{Office}/{X}/{Y}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    internal static NwsGridpoint? Read(string text) =>
        text.Split('/') is [var office, var x, var y]
        && int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var column)
        && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? Of(office, column, row)
            : null;

    /// <summary>
    /// The gridpoint of a point. A point that lies in no grid has nothing, or a null, where its gridpoint or all its properties should
    /// stand, with status 200 (weather-gov/api#51, #116): the vendor does not cover it, as with 404.
    /// </summary>
    /// <exception cref="ProviderFaultException">
    /// The point lies in no grid, or the payload describes no point or a gridpoint that cannot be.
    /// </exception>
    internal static NwsGridpoint Locate(JsonColumns payload)
    {
        var (office, x, y) = (payload["properties.gridId"].Text, payload["properties.gridX"].Number, payload["properties.gridY"].Number);
        if (Of(office, x, y) is { } gridpoint) return gridpoint;
        var (status, isPoint) = (payload["status"].Number, payload.Has("properties"));
        var hasNone = isPoint ? status is null or 404 && (office is null or "" || x is null || y is null) : status == 404;
        throw hasNone
            ? new ProviderFaultException(FaultKind.NotCovered, "the place lies outside every forecast grid")
            : Faults.BadPayload("no gridpoint");
    }

    /// <summary>What the payload says, for people.</summary>
    internal static IReadOnlyDictionary<string, string> Facts(JsonColumns payload)
    {
        var (office, x, y) = Locate(payload);
        return new Dictionary<string, string> { ["gridId"] = office, ["gridX"] = $"{x}", ["gridY"] = $"{y}" };
    }

    /// <summary>Null when it cannot be; a name that is no plain word never enters a path.</summary>
    private static NwsGridpoint? Of(string? office, double? x, double? y) =>
        office is { Length: > 0 and <= 8 }
        && x is >= 0 and <= 99_999 and var column
        && y is >= 0 and <= 99_999 and var row
        && office.All(char.IsAsciiLetterOrDigit)
            ? new NwsGridpoint(office, (int)column, (int)row)
            : null;
}
