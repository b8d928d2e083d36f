namespace WeatherHub.Api.Responses;

/// <summary>A response as it is produced and shared; a refusal has neither body nor lifetime and is not stored.</summary>
/// <param name="Body">The bytes; null for a refusal.</param>
/// <param name="Lifetime">How long they may be used; null for a refusal.</param>
internal abstract record CachedResponse(EncodedBody? Body, ResponseLifetime? Lifetime);

/// <summary>How a request came by its response.</summary>
internal enum ResponseOrigin
{
    /// <summary>Produced for this request.</summary>
    Produced,

    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Produced for another request for the same at the same time.</summary>
    Collapsed,
}
