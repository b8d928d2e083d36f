using System.Text.Json;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>What <c>{"error":true,"reason":…}</c> means, whatever status it comes with: https://open-meteo.com/en/docs</summary>
internal static class OpenMeteoError
{
    /// <summary>The service's word for a place outside its models.</summary>
    private const string Outside = "No data is available for this location";

    /// <summary>The fault of an answer; null when it is no error.</summary>
    public static FaultKind? Of(OpenMeteoForecast place) =>
        place.Error is not true ? null
        : place.Reason?.StartsWith(Outside, StringComparison.OrdinalIgnoreCase) is true ? FaultKind.NotCovered
        : FaultKind.Refused;

    /// <summary>The fault of a refusal's body; null when it is no such error.</summary>
    public static FaultKind? Of(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, OpenMeteoWire.Json.TypeOf<OpenMeteoAnswer>())?.Place is { } place ? Of(place) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
