using System.Collections.Concurrent;
using System.Text.Json;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>
/// Knows the weather, for the vendors are simulated without noise: an answer must speak of the right place, start at the right hour, be in
/// the units that were wanted and say honestly how old it is. Every place and hour has a signature of its own in temperature and pressure.
/// </summary>
internal sealed class WeatherOracle(Vendors vendors)
{
    /// <summary>As far as every vendor says every hour itself.</summary>
    private const int Judged = 24;

    /// <summary>More than is judged, so that an answer can be held against the weather of a later hour.</summary>
    private const int Hours = Judged + 2;

    private const int Remembered = 20_000;
    private const double OldestFresh = 2 * 3600;

    private readonly ConcurrentDictionary<(Place, double? Elevation, DateTimeOffset), Lazy<Task<TrueWeather>>> truths = new();
    private readonly ConcurrentDictionary<(Place, string, int), CheckedBody> checkedBodies = new();
    private int remembered;

    /// <summary>Since when no vendor has said anything: a younger answer would be a lie.</summary>
    internal DateTimeOffset? NoNewsSince { get; set; }

    /// <summary>How far clocks may be apart, in seconds; more while a drill moves them.</summary>
    internal double Tolerance { get; set; } = 3;

    /// <summary>What is wrong with each answer that gives weather and is wrong.</summary>
    internal async Task<IReadOnlyList<string>> WrongsAsync(IEnumerable<Answer> answers)
    {
        List<string> wrongs = [];
        foreach (var answer in answers.Where(answer => answer.IsGood))
            if (await WrongAsync(answer) is { } complaint)
                wrongs.Add($"{answer.Place.Query}: {complaint}");
        return wrongs;
    }

    /// <summary>What is wrong with an answer that gives weather; null when it is right.</summary>
    internal async ValueTask<string?> WrongAsync(Answer answer)
    {
        if (answer.IsJudged) return answer.Wrong;
        try
        {
            var checkedBody = await CheckAsync(answer);
            return checkedBody.Wrong ?? Timeliness(answer, checkedBody);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
                or IndexOutOfRangeException)
        {
            return $"cannot be read: {exception.Message}";
        }
    }

    /// <summary>What is wrong with an answer's values as those of another place or a later hour; null when nothing is.</summary>
    internal async ValueTask<string?> ValuesAsync(Answer answer, Place place, int hoursLater)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return await ValuesAsync(document.RootElement, RequestedColumns.Of(answer.Wanted), place, hoursLater);
    }

    /// <summary>The same bytes for the same question are read once; how old they are is judged each time.</summary>
    private async ValueTask<CheckedBody> CheckAsync(Answer answer)
    {
        var bytes = new HashCode();
        bytes.AddBytes(answer.Body);
        var key = (answer.Place, answer.Wanted, bytes.ToHashCode());
        if (checkedBodies.TryGetValue(key, out var known) && known.Body.AsSpan().SequenceEqual(answer.Body)) return known;
        using var document = JsonDocument.Parse(answer.Body);
        var checkedBody = CheckedBody.Of(answer.Body, document.RootElement, await ContentAsync(document.RootElement, answer));
        if (Interlocked.Increment(ref remembered) % Remembered == 0) checkedBodies.Clear();
        return checkedBodies[key] = checkedBody;
    }

    private async ValueTask<string?> ContentAsync(JsonElement root, Answer answer)
    {
        var (location, requested) = (root.GetProperty("location"), RequestedColumns.Of(answer.Wanted));
        if (Math.Abs(location.GetProperty("latitude").GetDouble() * 100 - answer.Place.Latitude) > 1e-6
            || Math.Abs(location.GetProperty("longitude").GetDouble() * 100 - answer.Place.Longitude) > 1e-6) return "another place's";
        var times = root.GetProperty("hourly").GetProperty("time");
        if (times.GetArrayLength() != requested.Hours) return $"{times.GetArrayLength()} hours, not {requested.Hours}";
        var (first, hour) = (times[0].GetDateTimeOffset(), 0);
        foreach (var time in times.EnumerateArray())
            if (time.GetDateTimeOffset() != first.AddHours(hour++)) return $"hour {hour - 1} is not an hour after the one before";
        return await ValuesAsync(root, requested, answer.Place, 0);
    }

    private async ValueTask<string?> ValuesAsync(JsonElement root, RequestedColumns requested, Place place, int hoursLater)
    {
        var hourly = root.GetProperty("hourly");
        var isWhole = root.GetProperty("status").GetProperty("completeness").ValueEquals("full"u8);
        var first = hourly.GetProperty("time")[0].GetDateTimeOffset();
        // An answer says for what height it is: the ground's, or a station's where no vendor that knows the ground was there.
        var elevation = root.GetProperty("location").GetProperty("elevation") is { ValueKind: JsonValueKind.Number } height
            ? height.GetDouble()
            : (double?)null;
        var truth = await truths.GetOrAdd((place, elevation, first), key => new(async () =>
            TrueWeather.Of(
                await vendors.TruthAsync(
                    key.Elevation is { } metres ? $"{place.Query}&elevation={metres}" : place.Query, first, Hours)))).Value;
        foreach (var column in requested.Columns)
        {
            if (!root.GetProperty("units").GetProperty(column.Name).ValueEquals(column.Unit))
                return $"{column.Name} is not in {column.Unit}";
            var hour = -1;
            foreach (var value in hourly.GetProperty(column.Name).EnumerateArray())
            {
                if (++hour >= Judged) continue;
                if (value.ValueKind == JsonValueKind.Null)
                {
                    // "Not said" is no lie; a whole answer says all of it.
                    if (isWhole) return $"no {column.Name} in hour {hour}";
                    continue;
                }

                var (said, so) = (value.GetDouble(), column.Shown(truth[column.Name][hour + hoursLater]));
                if (Math.Abs(said - so) > column.Within) return $"{column.Name} of hour {hour} is {said}, not {so:0.###}";
            }

            if (hour + 1 != requested.Hours) return $"{column.Name} has {hour + 1} hours, not {requested.Hours}";
        }

        return null;
    }

    private string? Timeliness(Answer answer, CheckedBody checkedBody)
    {
        // While it was under way clocks may have been moved: what is true at either end is true.
        var (asked, now) = (answer.AskedAt, answer.At);
        if (checkedBody.First > now.AddSeconds(Tolerance) || checkedBody.First.AddHours(1) < asked.AddSeconds(-Tolerance))
            return $"starts at {checkedBody.First:u}, asked at {now:u}";
        var (old, oldWhenAsked) = ((now - checkedBody.AsOf).TotalSeconds, (asked - checkedBody.AsOf).TotalSeconds);
        if (old < -Tolerance) return "made in the future";

        // It was said between the question and the moment at which a busy caller had read the answer.
        if (answer.Age is { } age && (age > old + Tolerance || age < oldWhenAsked - Tolerance - answer.Milliseconds / 1000))
            return $"is {old:0} s old and says {age:0}";
        if (!checkedBody.IsStale && oldWhenAsked > OldestFresh) return $"is {old:0} s old and not called stale";
        if (NoNewsSince is { } silence && checkedBody.AsOf > silence.AddSeconds(Tolerance))
            return $"calls itself of {checkedBody.AsOf:u}, and nobody has said a word since {silence:u}";
        return checkedBody.Freshest is { } fresh
            && fresh.Until < asked.AddSeconds(-60 - Tolerance) ? $"calls {fresh.Id} fresh, which expired at {fresh.Until:u}" : null;
    }
}
