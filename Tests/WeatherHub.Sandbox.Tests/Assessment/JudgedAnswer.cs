using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Assessment;

/// <summary>An answer of the hub while one vendor is broken, held against the simulated weather.</summary>
/// <param name="rig">The hub and the weather.</param>
/// <param name="place">Where.</param>
/// <param name="answer">The answer, with full provenance and confidence.</param>
internal sealed partial class JudgedAnswer(SandboxFixture rig, Coordinates place, JsonNode answer)
{
    /// <summary>How far a healthy vendor of this simulation may be off, in canonical units or as a share of the value.</summary>
    private static readonly (string Field, Variable Variable, double Within, double Share)[] Hours =
    [
        ("temperature", Variable.Temperature, 2.2, 0),
        ("dewPoint", Variable.DewPoint, 4.5, 0),
        ("relativeHumidity", Variable.RelativeHumidity, 12, 0),
        ("pressureMsl", Variable.PressureMsl, 3, 0),
        ("windSpeed", Variable.WindSpeed, 0.6, 0.25),
        ("windGust", Variable.WindGust, 1, 0.25),
        ("precipitation", Variable.Precipitation, 0.4, 0.5),
        ("cloudCover", Variable.CloudCover, 35, 0),
    ];

    private static readonly (string Field, Variable Variable, double Within, double Share)[] Extremes =
    [
        ("temperatureMax", Variable.Temperature, 2.2, 0),
        ("temperatureMin", Variable.Temperature, 2.2, 0),
        ("windSpeedMax", Variable.WindSpeed, 0.6, 0.25),
        ("windGustMax", Variable.WindGust, 1, 0.25),
    ];

    /// <summary>How much wider than the value a band may reach: twice the usual error, on either side.</summary>
    private const double Band = 8;

    internal static async Task<JudgedAnswer> RequestAsync(SandboxFixture rig, Coordinates place, string query = "") =>
        new(
            rig,
            place,
            await rig.JsonAsync(
                $"/v1/forecast?lat={place.Latitude}&lon={place.Longitude}&hours=48&days=3&provenance=full&confidence=full{query}"));

    internal bool IsPartial => answer["status"]!["completeness"]!.GetValue<string>() == "partial";

    /// <summary>Whether a station says what is now: then models have no part in it, broken or not.</summary>
    internal bool IsNowMeasured => answer["current"]!["kind"]!.GetValue<string>() == "observation";

    /// <summary>The vendors that are left out of something.</summary>
    internal IEnumerable<string> Discredited =>
        Warnings("values_rejected")
            .Where(warning => warning.Detail.Contains(": ", StringComparison.Ordinal))
            .Select(warning => warning.Provider)
            .Distinct();

    /// <summary>Whether two contradict each other and nobody can say who is right.</summary>
    internal bool IsContested =>
        Warnings("vendors_disagree").Any(warning => warning.Detail.Contains("nothing tells", StringComparison.Ordinal));

    /// <summary>Blocks that an assessment warns about.</summary>
    internal IEnumerable<string> WarnedBlocks =>
        Warnings("values_rejected").Concat(Warnings("vendors_disagree")).Select(warning => warning.Pointer.Split('/')[1]).Distinct();

    /// <summary>Where a vendor has a part in a field, in any block: every hour, extreme and word that provenance tells of.</summary>
    internal IEnumerable<string> PartsOf(string vendor, IReadOnlyCollection<string> fields) =>
        from block in answer["provenance"]!.AsObject()
        from column in block.Value!.AsObject()
        where
            fields.Any(field => column.Key.StartsWith(field, StringComparison.Ordinal))
            && column.Value!.ToJsonString().Contains($"\"{vendor}\"", StringComparison.Ordinal)
        select $"{block.Key}.{column.Key}";

    /// <summary>Every value, extreme, band and number in words that is not what the weather is.</summary>
    internal IEnumerable<string> Untrue()
    {
        var first = answer["hourly"]!["time"]![0]!.GetValue<DateTimeOffset>();
        foreach (var (field, variable, within, share) in Hours)
        {
            for (var hour = 0; hour < 48; hour++)
            {
                var truth = rig.Truth(place, first.AddHours(hour), variable);
                if (Off(answer["hourly"]![field]?[hour], truth, truth, within, share) is { } off)
                    yield return $"hourly.{field}[{hour}] {off}";
                if (variable == Variable.Precipitation)
                    continue;
                foreach (var bound in (string[])["p10", "p90"])
                    if (Off(answer["confidence"]!["hourly"]?[field]?[bound]?[hour], truth, truth, within * Band, share * Band) is { } wide)
                        yield return $"{bound} of hourly.{field}[{hour}] {wide}";
            }

            var now = rig.Truth(place, first, variable);
            var next = rig.Truth(place, first.AddHours(1), variable);
            if (Off(answer["current"]![field], Math.Min(now, next), Math.Max(now, next), within, share) is { } current)
                yield return $"current.{field} {current}";
        }

        for (var day = 0; day < 3; day++)
        {
            var midnight = first.AddHours(-24);
            foreach (var (field, variable, within, share) in Extremes)
            {
                var truth = Enumerable
                    .Range(0, 120)
                    .Select(hour => midnight.AddHours(hour))
                    .Where(hour => LocalDay(hour) == DateOf(day))
                    .Select(hour => rig.Truth(place, hour, variable))
                    .ToList();
                if (Off(answer["daily"]![field]?[day], truth.Min(), truth.Max(), within, share) is { } off)
                    yield return $"daily.{field}[{day}] {off}";
                if (variable == Variable.Temperature)
                    foreach (var spoken in Spoken(day))
                        if (spoken < truth.Min() - 3 || spoken > truth.Max() + 3)
                            yield return $"daily.summary[{day}] says {spoken} °C of {truth.Min():0.0} to {truth.Max():0.0}";
            }
        }
    }

    private DateOnly DateOf(int day) => DateOnly.Parse(answer["daily"]!["date"]![day]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private DateOnly LocalDay(DateTimeOffset hour) =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTime(hour, TimeZoneInfo.FindSystemTimeZoneById(answer["location"]!["timeZone"]!.GetValue<string>()))
                .DateTime);

    private IEnumerable<double> Spoken(int day) =>
        answer["daily"]!["summary"]?[day]?.GetValue<string>() is { } words
            ? Degrees()
                .Matches(words)
                .Where(match => !words.Contains("than the day before", StringComparison.Ordinal))
                .Select(match => double.Parse(match.Groups["degrees"].Value.Replace('−', '-'), CultureInfo.InvariantCulture))
            : [];

    private IEnumerable<(string Provider, string Pointer, string Detail)> Warnings(string code) =>
        from warning in answer["status"]!["warnings"]!.AsArray()
        where warning!["code"]!.GetValue<string>() == code
        select (
            warning["provider"]?.GetValue<string>() ?? "",
            warning["pointer"]!.GetValue<string>(),
            warning["detail"]!.GetValue<string>());

    private static string? Off(JsonNode? said, double low, double high, double within, double share)
    {
        if (said is null) return null;
        var value = said.GetValue<double>();
        return value < low - within - share * low || value > high + within + share * high
            ? string.Create(CultureInfo.InvariantCulture, $"is {value} where the weather is {low:0.0} to {high:0.0}") : null;
    }

    [GeneratedRegex("(?<degrees>[-−]?[0-9]+) °C", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Degrees();
}
