using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Control;

/// <summary>
/// <c>GET /_sandbox/truth?lat=&amp;lon=&amp;elevation=&amp;from=&amp;hours=</c>: the simulated truth as columns in canonical units, under
/// the contract's names.
/// </summary>
internal static class TruthEndpoint
{
    private const int DefaultHours = 24;
    private const int MostHours = 384;

    private static readonly string[] Known = ["lat", "lon", "elevation", "from", "hours"];

    /// <summary>Answers a request; strict about its parameters.</summary>
    public static IResult Answer(HttpRequest request, SimulatedVendors simulated)
    {
        var errors = new List<ParameterError>();
        foreach (var (name, values) in request.Query)
        {
            if (!Known.Contains(name)) errors.Add(new ParameterError(name, "unknown", $"known are {string.Join(", ", Known)}"));
            else if (values.Count > 1) errors.Add(new ParameterError(name, "duplicate", "stands twice"));
        }

        var latitude = Number("lat", -90, 90, null);
        var longitude = Number("lon", -180, 180, null);
        var elevation = Number("elevation", LapseRate.LowestGround, LapseRate.HighestGround, double.NaN);
        var hours = Number("hours", 1, MostHours, DefaultHours);
        if (hours != Math.Floor(hours)) errors.Add(new ParameterError("hours", "bad_value", "must be a whole number"));
        var from = Instant("from") ?? simulated.Clock.GetUtcNow().Floor(Instants.Hour);
        if (errors.Count > 0) return Problems.BadRequest(errors);

        var place = new Coordinates(latitude, longitude).Canonical();
        var height = double.IsNaN(elevation) ? SimulatedWeather.Elevation(place) : elevation;
        var steps = Enumerable
            .Range(0, (int)hours)
            .Select(hour => simulated.Truth.Step(place, from.AddHours(hour), Instants.Hour, height))
            .ToArray();
        var columns = new Dictionary<string, object>
        {
            ["latitude"] = place.Latitude,
            ["longitude"] = place.Longitude,
            ["elevation"] = height,
            ["seed"] = simulated.Truth.Seed,
            ["units"] = VariableFacts.All.ToDictionary(facts => facts.Name, facts => facts.Unit.Symbol()),
            ["time"] = Array.ConvertAll(steps, step => step.Start.Zulu()),
            ["isDay"] = Array.ConvertAll(steps, step => step.IsDay),
            ["wmo"] = Array.ConvertAll(steps, step => step.Wmo),
        };
        foreach (var facts in VariableFacts.All)
            columns[facts.Name] = Array.ConvertAll(steps, step => VendorReply.Number(step[facts.Variable], 6));
        return Results.Ok(columns);

        double Number(string name, double least, double most, double? otherwise)
        {
            if (!request.Query.TryGetValue(name, out var text))
            {
                if (otherwise is null) errors.Add(new ParameterError(name, "required", "must be given"));
                return otherwise ?? 0;
            }

            if (
                double.TryParse(
                    text.ToString(),
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number)
                && number >= least
                && number <= most)
                return number;
            errors.Add(new ParameterError(name, "bad_value", $"must be a number from {least} to {most}"));
            return least;
        }

        DateTimeOffset? Instant(string name)
        {
            if (!request.Query.TryGetValue(name, out var text))
                return null;
            if (
                DateTimeOffset.TryParseExact(
                    text.ToString(),
                    ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out var instant)
                && instant.Year is >= 1970 and < 2200
                && instant == instant.Floor(Instants.Hour))
                return instant;
            errors.Add(new ParameterError(name, "bad_value", "must be a full UTC hour such as 2026-01-15T10:00:00Z, from 1970 to 2199"));
            return null;
        }
    }
}
