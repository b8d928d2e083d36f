using WeatherHub.Api.Fetching;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Responses;

/// <summary>Why there is no answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">This occurrence in English.</param>
/// <param name="Providers">What became of each vendor.</param>
/// <param name="RetryAfter">When asking again makes sense.</param>
/// <param name="Kind">The problem's type, where the status alone does not say it.</param>
internal sealed record Refusal(int Status, string? Detail, IReadOnlyList<ProblemProvider> Providers, TimeSpan? RetryAfter, string? Kind = null)
{
    /// <summary>What became of each vendor and why, for the log alone; empty where none was asked.</summary>
    public string Causes { get; init; } = "";
}

/// <summary>What was made of a question: an answer, or a refusal.</summary>
/// <param name="Body">The answer; null for a refusal.</param>
/// <param name="Life">How long the answer may be used; null for a refusal.</param>
/// <param name="Refusal">Null for an answer.</param>
/// <param name="Cache">How its reports were had.</param>
/// <param name="FanOut">How long asking took.</param>
/// <param name="Merge">How long merging took.</param>
internal sealed record CachedResponse(EncodedBody? Body, ResponseLifetime? Life, Refusal? Refusal, CacheUse Cache, TimeSpan FanOut, TimeSpan Merge)
{
    /// <summary>Who hears how often it is served again; null for a refusal.</summary>
    public HitCounter? HitCounter { get; init; }

    /// <summary>How many questions to vendors it answers.</summary>
    public int Questions { get; init; }

    /// <summary>Nothing was made: there is more to do than can be done.</summary>
    public static CachedResponse Refused(TimeSpan retryAfter) => new(
        null, null, new Refusal(StatusCodes.Status503ServiceUnavailable, null, [], retryAfter, ProblemTypes.Overloaded), CacheUse.Miss, TimeSpan.Zero, TimeSpan.Zero);
}

/// <summary>How a caller came by what was made.</summary>
internal enum Access
{
    /// <summary>Made for this caller.</summary>
    Made,

    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Made for another caller who asked the same at the same time.</summary>
    Shared,
}
