namespace WeatherHub.Weather.Providers;

/// <summary>
/// What a provider needs for other requests and what seldom changes: which grid cell holds a place, which stations are near it. A host of
/// several replicas requests each once for all of them. How long a process keeps it is the provider's own affair.
/// </summary>
public interface ISharedFacts
{
    /// <summary>The fact as any replica knows it, else as the provider answers.</summary>
    /// <exception cref="ProviderFaultException">The request failed, here or, just now, on another replica.</exception>
    Task<T> GetAsync<T>(SharedFact<T> fact)
        where T : class;

    /// <summary>Removes a fact that turned out to be wrong.</summary>
    Task ForgetAsync<T>(SharedFact<T> fact)
        where T : class;
}

/// <summary>One such fact.</summary>
/// <param name="Vendor">Whose it is.</param>
/// <param name="Name">What it is about; one name for one fact, within the vendor.</param>
/// <param name="Ask">Requests the provider.</param>
/// <param name="Write">Encodes it.</param>
/// <param name="Read">Decodes it; null for what cannot be read, which is requested again.</param>
/// <param name="Life">How long it is valid.</param>
/// <typeparam name="T">What it is.</typeparam>
public sealed record SharedFact<T>(
    string Vendor,
    string Name,
    Func<Task<T>> Ask,
    Func<T, string> Write,
    Func<string, T?> Read,
    Func<T, TimeSpan> Life)
    where T : class;
