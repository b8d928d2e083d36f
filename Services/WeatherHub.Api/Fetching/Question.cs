using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Fetching;

/// <summary>One thing asked of one vendor.</summary>
/// <param name="Provider">The vendor.</param>
/// <param name="Query">What it is asked.</param>
/// <param name="Key">The cached answer's key.</param>
internal sealed record Question(IWeatherProvider Provider, WeatherQuery Query, ReportKey Key)
{
    /// <summary>Where it is had.</summary>
    public Source Source { get; } = Provider.SourceOf(Query.Kind) ?? throw new ArgumentException($"{Key.Provider} has no {Query.Kind}", nameof(Query));

    /// <summary>Whether it is asked before it must be. No part of the question's identity in the cache.</summary>
    public bool IsEarly { get; init; }

    public Question(IWeatherProvider provider, WeatherQuery query)
        : this(provider, query, ReportKey.Of(provider.Profile.Id, query))
    {
    }
}
