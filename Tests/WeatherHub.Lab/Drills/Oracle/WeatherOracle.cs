using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>
/// Knows the weather, for the vendors are simulated without noise: an answer must speak of the right place, start at the right hour, be in the
/// units it declares and say honestly how old it is. Every place and hour has a signature of its own in temperature and pressure.
/// </summary>
internal sealed class WeatherOracle(Vendors vendors)
{
    private const int Hours = 24;
    private const double OldestFresh = 2 * 3600;

    /// <summary>The vendors' rounding and the contract's together.</summary>
    private static readonly (string Name, string Unit, double Within)[] Columns = [("temperature", "Cel", 0.111), ("pressureMsl", "hPa", 0.111), ("windSpeed", "m/s", 0.111)];

    private readonly ConcurrentDictionary<(Place, DateTimeOffset), Task<JsonNode>> truths = new();

    /// <summary>Since when no vendor has said anything: a younger answer would be a lie.</summary>
    internal DateTimeOffset? NoNewsSince { get; set; }

    /// <summary>How far clocks may be apart, in seconds; more while a drill moves them.</summary>
    internal double Tolerance { get; set; } = 3;

    /// <summary>What is wrong with each answer that gives weather and is wrong.</summary>
    internal async Task<IReadOnlyList<string>> WrongsAsync(IEnumerable<Answer> answers)
    {
        List<string> wrongs = [];
        var known = new Dictionary<(Place, int), string?>();
        foreach (var answer in answers.Where(answer => answer.IsGood))
        {
            // The same bytes for the same place are judged once; how old they are each time.
            var body = new HashCode();
            body.AddBytes(answer.Body);
            var key = (answer.Place, body.ToHashCode());
            if (!known.TryGetValue(key, out var wrong)) known[key] = wrong = await ContentAsync(answer, answer.Place);
            if ((wrong ?? Timeliness(answer)) is { } complaint) wrongs.Add($"{answer.Place.Query}: {complaint}");
        }

        return wrongs;
    }

    /// <summary>What is wrong with an answer as the weather of a place; null when it is right.</summary>
    internal async Task<string?> ContentAsync(Answer answer, Place place)
    {
        var (json, hourly) = (answer.Json, answer.Json["hourly"]!);
        var location = json["location"]!;
        if (Math.Abs(location["latitude"]!.GetValue<double>() * 100 - place.Latitude) > 1e-6
            || Math.Abs(location["longitude"]!.GetValue<double>() * 100 - place.Longitude) > 1e-6) return "another place's";
        var first = hourly["time"]![0]!.GetValue<DateTimeOffset>();
        var isWhole = json["status"]!["completeness"]!.GetValue<string>() == "full";
        var truth = await truths.GetOrAdd((place, first), key => vendors.TruthAsync(key.Item1.Query, key.Item2, Hours));
        for (var hour = 0; hour < Hours; hour++)
        {
            if (hourly["time"]![hour]!.GetValue<DateTimeOffset>() != first.AddHours(hour)) return $"hour {hour} is not an hour after the one before";
            foreach (var (name, unit, within) in Columns)
            {
                if (json["units"]![name]!.GetValue<string>() != unit) return $"{name} is not in {unit}";
                if (hourly[name]?[hour] is not { } value)
                {
                    // "Not said" is no lie; a whole answer says all of it.
                    if (isWhole) return $"no {name} in hour {hour}";
                    continue;
                }

                var (said, so) = (value.GetValue<double>(), truth[name]![hour]!.GetValue<double>());
                if (Math.Abs(said - so) > within) return $"{name} of hour {hour} is {said}, not {so}";
            }
        }

        return null;
    }

    private string? Timeliness(Answer answer)
    {
        var json = answer.Json;
        var now = answer.At;
        var first = json["hourly"]!["time"]![0]!.GetValue<DateTimeOffset>();
        if (first > now.AddSeconds(Tolerance) || first.AddHours(1) < now.AddSeconds(-Tolerance)) return $"starts at {first:u}, asked at {now:u}";
        var old = (now - answer.AsOf).TotalSeconds;
        if (old < -Tolerance) return "made in the future";

        // It was said between the question and the moment at which a busy caller had read the answer.
        if (answer.Age is { } age && (age > old + Tolerance || age < old - Tolerance - answer.Milliseconds / 1000)) return $"is {old:0} s old and says {age:0}";
        if (!answer.IsStale && old > OldestFresh) return $"is {old:0} s old and not called stale";
        if (NoNewsSince is { } silence && answer.AsOf > silence.AddSeconds(Tolerance)) return $"calls itself of {answer.AsOf:u}, and nobody has said a word since {silence:u}";
        foreach (var provider in json["providers"]!.AsArray())
            if (provider!["state"]!.GetValue<string>() == "ok" && provider["expiresAt"] is { } expires && expires.GetValue<DateTimeOffset>() < now.AddSeconds(-60 - Tolerance))
                return $"calls {provider["id"]} fresh, which expired at {expires.GetValue<DateTimeOffset>():u}";
        return null;
    }
}
