using System.Net;
using System.Text.Json.Nodes;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>What came back, and when.</summary>
/// <param name="Place">Of where it was asked.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer at all.</param>
/// <param name="Milliseconds">Since the moment the question was due.</param>
/// <param name="At">When it had come, by the replica's clock.</param>
internal sealed record Answer(Place Place, int Status, double Milliseconds, DateTimeOffset At)
{
    private JsonNode? read;

    /// <summary>When it was asked for, by the replica's clock: what was true then may be said.</summary>
    internal DateTimeOffset AskedAt { get; init; } = At;

    /// <summary>The body.</summary>
    internal byte[] Body { get; init; } = [];

    /// <summary>What was asked beside the place.</summary>
    internal string Wanted { get; init; } = "&hours=24&days=1";

    /// <summary>Whether the oracle has judged it already, or never will; its body may then be gone.</summary>
    internal bool IsJudged { get; init; }

    /// <summary>What the oracle found wrong with it.</summary>
    internal string? Wrong { get; init; }

    /// <summary>The <c>Age</c> header in seconds.</summary>
    internal double? Age { get; init; }

    /// <summary>The <c>Retry-After</c> header in seconds.</summary>
    internal double? RetryAfter { get; init; }

    /// <summary>Whether the body is a problem document.</summary>
    internal bool IsProblem { get; init; }

    internal bool IsGood => Status == (int)HttpStatusCode.OK;

    /// <summary>A refusal that says when to come back, as a problem document.</summary>
    internal bool IsHonestRefusal => Status is 503 or 429 && IsProblem && RetryAfter is > 0;

    internal JsonNode Json => read ??= JsonNode.Parse(Body)!;

    internal bool IsStale => Json["status"]!["stale"]!.GetValue<bool>();

    internal DateTimeOffset AsOf => Json["asOf"]!.GetValue<DateTimeOffset>();

    /// <summary>The status and, of a refusal, what each vendor did.</summary>
    internal string Reasons =>
        $"{Status} {string.Join(", ", (Json["providers"]?.AsArray() ?? []).Select(provider => $"{provider!["id"]} {provider["state"]}"))}";

    /// <summary>A vendor's state in it.</summary>
    internal string State(string vendor) =>
        Json["providers"]!.AsArray().Single(provider => provider!["id"]!.GetValue<string>() == vendor)!["state"]!.GetValue<string>();
}
