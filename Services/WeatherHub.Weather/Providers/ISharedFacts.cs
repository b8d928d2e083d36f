namespace WeatherHub.Weather.Providers;

/// <summary>
/// What vendors say that only leads to other answers, and seldom changes: which grid square holds a place, which stations stand near it. A host of several
/// replicas asks for each once for all of them. How long this process remembers it is the vendor's own affair.
/// </summary>
public interface ISharedFacts
{
    /// <summary>What is known of it anywhere, else what asking gives.</summary>
    /// <exception cref="ProviderFaultException">Asking failed, here or, just now, elsewhere.</exception>
    Task<T> GetAsync<T>(SharedFact<T> fact)
        where T : class;

    /// <summary>Forgets what has turned out to be wrong.</summary>
    Task ForgetAsync<T>(SharedFact<T> fact)
        where T : class;
}

/// <summary>One such fact.</summary>
/// <param name="Vendor">Whose it is.</param>
/// <param name="Name">What it is about; one name for one fact, within the vendor.</param>
/// <param name="Ask">Asks the vendor.</param>
/// <param name="Write">Spells it.</param>
/// <param name="Read">Reads what was spelled; null for what cannot be read, which is asked for again.</param>
/// <param name="Life">How long it holds good.</param>
/// <typeparam name="T">What it is.</typeparam>
public sealed record SharedFact<T>(
    string Vendor,
    string Name,
    Func<Task<T>> Ask,
    Func<T, string> Write,
    Func<string, T?> Read,
    Func<T, TimeSpan> Life)
    where T : class;
