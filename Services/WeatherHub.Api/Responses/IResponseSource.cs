namespace WeatherHub.Api.Responses;

/// <summary>Where a cache of responses gets those that it has not stored.</summary>
/// <typeparam name="TKey">Equal keys have the same response.</typeparam>
/// <typeparam name="TResponse">Of responses.</typeparam>
internal interface IResponseSource<TKey, TResponse>
{
    /// <summary>The response that another replica has made, or null.</summary>
    Task<TResponse?> FindAsync(TKey key);

    /// <summary>Makes a response, or a refusal.</summary>
    Task<TResponse> ProduceAsync(TKey key);

    /// <summary>Offers a response that was made here to the other replicas, in the background.</summary>
    void Share(TKey key, TResponse response);

    /// <summary>A refusal for lack of capacity.</summary>
    TResponse Overloaded(TKey key, TimeSpan retryAfter);
}
