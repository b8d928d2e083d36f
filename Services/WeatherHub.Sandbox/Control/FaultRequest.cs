using System.Globalization;
using System.Text.Json;
using WeatherHub.Sandbox.Faults;

namespace WeatherHub.Sandbox.Control;

/// <summary>Reads faults from JSON, strictly: every key and value that is not understood is named.</summary>
internal static class FaultRequest
{
    private const double LongestWait = 600_000;

    private static readonly Dictionary<string, Func<JsonElement, VendorFaults, DateTimeOffset, VendorFaults?>> Keys = new(
        StringComparer.Ordinal)
    {
        ["latencyMs"] = (value, faults, _) =>
            Number(value, 0, LongestWait) is { } wait ? faults with { Latency = TimeSpan.FromMilliseconds(wait) } : null,
        ["jitterMs"] = (value, faults, _) =>
            Number(value, 0, LongestWait) is { } wait ? faults with { Jitter = TimeSpan.FromMilliseconds(wait) } : null,
        ["status"] = (value, faults, _) =>
            Number(value, 200, 599) is { } status && status == Math.Floor(status) ? faults with { Status = (int)status } : null,
        ["retryAfter"] = (value, faults, _) => Header(value) is { } header ? faults with { RetryAfter = header } : null,
        ["body"] = (value, faults, _) => Body(value) is { } body ? faults with { Body = body } : null,
        ["close"] = (value, faults, _) => Flag(value) is { } close ? faults with { Close = close } : null,
        ["units"] = (value, faults, _) =>
            value.ValueKind == JsonValueKind.String && value.ValueEquals("wrong") ? faults with { WrongUnits = true } : null,
        ["frozen"] = (value, faults, now) => Flag(value) is { } frozen ? faults with { FrozenAt = frozen ? now : null } : null,
        ["offset"] = (value, faults, _) => Number(value, -1000, 1000) is { } offset ? faults with { Offset = offset } : null,
        ["stuck"] = (value, faults, now) => Flag(value) is { } stuck ? faults with { StuckAt = stuck ? now : null } : null,
        ["shiftHours"] = (value, faults, _) => Number(value, -240, 240) is { } shift ? faults with { ShiftHours = shift } : null,
    };

    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["latencyMs"] = "a number from 0 to 600000",
        ["jitterMs"] = "a number from 0 to 600000",
        ["status"] = "a whole number from 200 to 599",
        ["retryAfter"] = "text: seconds or an HTTP date",
        ["body"] = "one of garbage, truncated, empty, html, bomb, drip",
        ["close"] = "true or false",
        ["units"] = "\"wrong\"",
        ["frozen"] = "true or false",
        ["offset"] = "a number of kelvin from -1000 to 1000",
        ["stuck"] = "true or false",
        ["shiftHours"] = "a number from -240 to 240",
    };

    /// <summary>The faults, or everything that is wrong with the request.</summary>
    /// <param name="request">The request's JSON.</param>
    /// <param name="now">The moment a frozen vendor freezes at, and a stuck one is stuck at.</param>
    /// <param name="errors">What is wrong; empty when nothing is.</param>
    public static VendorFaults Parse(JsonElement request, DateTimeOffset now, List<ParameterError> errors)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new ParameterError("", "bad_value", "must be a JSON object"));
            return VendorFaults.None;
        }

        var (faults, given) = (VendorFaults.None, new Dictionary<string, object>(StringComparer.Ordinal));
        foreach (var (name, value) in request.EnumerateObject().Select(property => (property.Name, property.Value)))
        {
            if (!Keys.TryGetValue(name, out var read))
                errors.Add(new ParameterError(name, "unknown", $"known are {string.Join(", ", Keys.Keys)}"));
            else if (!given.TryAdd(name, value.Clone()))
                errors.Add(new ParameterError(name, "duplicate", "stands twice"));
            else if (read(value, faults, now) is { } understood)
                faults = understood;
            else
                errors.Add(new ParameterError(name, "bad_value", $"must be {Allowed[name]}"));
        }

        return faults with { Given = given };
    }

    private static double? Number(JsonElement value, double least, double most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most ? number : null;

    private static bool? Flag(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static string? Header(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && !text.Any(char.IsControl) ? text
        : Number(value, 0, int.MaxValue) is { } seconds ? seconds.ToString(CultureInfo.InvariantCulture)
        : null;

    private static BodyFault? Body(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } word && word.All(char.IsAsciiLetterLower)
        && Enum.TryParse<BodyFault>(word, ignoreCase: true, out var body) && body != BodyFault.None ? body : null;
}
