using System.Text.Json;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>
/// What weather on Earth can be, in canonical units: known here on its own account, so that a mistake in the hub's own limits shows.
/// </summary>
internal static class PhysicalBounds
{
    private static readonly Dictionary<string, (double Least, double Most)> Limits = new(StringComparer.Ordinal)
    {
        ["temperature"] = (-90, 60),
        ["apparentTemperature"] = (-100, 75),
        ["dewPoint"] = (-100, 40),
        ["relativeHumidity"] = (0, 100),
        ["pressureMsl"] = (850, 1090),
        ["windSpeed"] = (0, 120),
        ["windGust"] = (0, 150),
        ["windDirection"] = (0, 360),
        ["cloudCover"] = (0, 100),
        ["precipitation"] = (0, 500),
        ["precipitationProbability"] = (0, 100),
        ["snowfall"] = (0, 100),
        ["visibility"] = (0, 200_000),
        ["uvIndex"] = (0, 50),
        ["shortwaveRadiation"] = (0, 1500),
        ["wmo"] = (0, 99),
        ["temperatureMax"] = (-90, 60),
        ["temperatureMin"] = (-90, 60),
        ["precipitationSum"] = (0, 25 * 500),
        ["precipitationProbabilityMax"] = (0, 100),
        ["snowfallSum"] = (0, 25 * 100),
        ["windSpeedMax"] = (0, 120),
        ["windGustMax"] = (0, 150),
        ["uvIndexMax"] = (0, 50),
        ["moonPhase"] = (0, 1),
        ["elevation"] = (-500, 9000),
    };

    /// <summary>How many values of an answer in canonical units are not possible.</summary>
    internal static int Violations(JsonElement root)
    {
        var offences = Of(root.GetProperty("location").EnumerateObject().Where(field => field.Name == "elevation"));
        foreach (var block in new[] { "current", "hourly", "daily" })
            if (root.TryGetProperty(block, out var said) && said.ValueKind == JsonValueKind.Object) offences += Of(said.EnumerateObject());
        return offences;
    }

    private static int Of(IEnumerable<JsonProperty> fields)
    {
        var offences = 0;
        foreach (var field in fields)
        {
            if (!Limits.TryGetValue(field.Name, out var limits)) continue;
            if (field.Value.ValueKind != JsonValueKind.Array) offences += Is(field.Value, limits) ? 0 : 1;
            else
                foreach (var value in field.Value.EnumerateArray()) offences += Is(value, limits) ? 0 : 1;
        }

        return offences;
    }

    private static bool Is(JsonElement value, (double Least, double Most) limits) =>
        value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= limits.Least
            && number <= limits.Most);
}
