using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Shared;

/// <summary>Facts of a host that shares none.</summary>
internal sealed class LocalFacts : ISharedFacts
{
    public Task<T> GetAsync<T>(SharedFact<T> fact)
        where T : class => fact.Ask();

    public Task ForgetAsync<T>(SharedFact<T> fact)
        where T : class => Task.CompletedTask;
}
