using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>The whole answer: an object, or an array of them when several places were asked for; the first is ours.</summary>
[JsonConverter(typeof(OpenMeteoAnswerConverter))]
internal sealed record OpenMeteoAnswer(OpenMeteoForecast? Place);

/// <summary>One place. A block names its variables and holds a column for each; <c>{block}_units</c> declares their units by the same names.</summary>
internal sealed record OpenMeteoForecast
{
    [JsonPropertyName("latitude")] public double? Latitude { get; init; }
    [JsonPropertyName("longitude")] public double? Longitude { get; init; }
    [JsonPropertyName("elevation")] public double? Elevation { get; init; }
    [JsonPropertyName("utc_offset_seconds")] public double? UtcOffsetSeconds { get; init; }
    [JsonPropertyName("error")] public bool? Error { get; init; }
    [JsonPropertyName("reason")] public string? Reason { get; init; }
    [JsonPropertyName("hourly")] public Dictionary<string, OpenMeteoColumn?>? Hourly { get; init; }
    [JsonPropertyName("hourly_units")] public Dictionary<string, string?>? HourlyUnits { get; init; }
    [JsonPropertyName("daily")] public Dictionary<string, OpenMeteoColumn?>? Daily { get; init; }
    [JsonPropertyName("daily_units")] public Dictionary<string, string?>? DailyUnits { get; init; }
    [JsonPropertyName("current")] public Dictionary<string, OpenMeteoColumn?>? Current { get; init; }
    [JsonPropertyName("current_units")] public Dictionary<string, string?>? CurrentUnits { get; init; }
    [JsonPropertyName("current_weather")] public Dictionary<string, OpenMeteoColumn?>? CurrentWeather { get; init; }
    [JsonPropertyName("current_weather_units")] public Dictionary<string, string?>? CurrentWeatherUnits { get; init; }
}

/// <summary>The values of one variable; a single one in the blocks of the present.</summary>
/// <param name="Values">Numbers; a local ISO time stands as its seconds since 1970 as if it were UTC.</param>
/// <param name="IsText">Whether they were spelled as text: only ISO times are.</param>
[JsonConverter(typeof(OpenMeteoColumnConverter))]
internal sealed record OpenMeteoColumn(double?[] Values, bool IsText)
{
    public double? this[int index] => (uint)index < (uint)Values.Length ? Values[index] : null;
}

/// <summary>How the words are read.</summary>
[JsonSerializable(typeof(OpenMeteoAnswer))]
[JsonSerializable(typeof(OpenMeteoForecast))]
internal sealed partial class OpenMeteoWire : JsonSerializerContext
{
    public static JsonSerializerOptions Json { get; } = WireJson.For(new OpenMeteoWire());
}
