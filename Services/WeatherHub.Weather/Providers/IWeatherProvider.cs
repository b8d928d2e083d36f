using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Providers;

/// <summary>A provider of weather data: who it is, and what it has.</summary>
public interface IWeatherProvider
{
    /// <summary>What is known of the provider without requesting anything.</summary>
    ProviderProfile Profile { get; }

    /// <summary>What it has: one source for each kind, in the kinds' order.</summary>
    IReadOnlyList<Source> Sources { get; }
}

/// <summary>Finding a provider's source.</summary>
public static class ProviderSources
{
    /// <summary>The source of a kind; null where the provider has none.</summary>
    public static Source? SourceOf(this IWeatherProvider provider, ReportKind kind)
    {
        ArgumentNullException.ThrowIfNull(provider);
        foreach (var source in provider.Sources)
            if (source.Kind == kind)
                return source;
        return null;
    }

    /// <summary>Fetches from the source of the query's kind.</summary>
    /// <exception cref="ArgumentException">The provider has no such source.</exception>
    /// <exception cref="ProviderFaultException">The provider did not answer usefully.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Report> ReportAsync(this IWeatherProvider provider, WeatherQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(query);
        var source =
            provider.SourceOf(query.Kind) ?? throw new ArgumentException($"{provider.Profile.Id} has no {query.Kind}", nameof(query));
        return source.FetchAsync(query, cancellationToken);
    }
}

/// <summary>Requests a report of the provider.</summary>
/// <exception cref="ProviderFaultException">The provider did not answer usefully.</exception>
/// <exception cref="OperationCanceledException">The token was cancelled.</exception>
public delegate Task<Report> FetchReport(WeatherQuery query, CancellationToken cancellationToken);

/// <summary>One kind of data that a provider has.</summary>
public sealed class Source
{
    private Source(ReportKind kind, FetchReport fetch, TimeSpan freshness) => (Kind, FetchAsync, Freshness) = (kind, fetch, freshness);

    /// <summary>What it has.</summary>
    public ReportKind Kind { get; }

    /// <summary>How it is fetched.</summary>
    public FetchReport FetchAsync { get; }

    /// <summary>How long a report need not be fetched again, whatever the provider's headers say.</summary>
    public TimeSpan Freshness { get; }

    /// <summary>A source.</summary>
    /// <param name="kind">What it has.</param>
    /// <param name="fetch">How it is fetched.</param>
    /// <param name="freshness">How long a report need not be fetched again; null for what is usual for the kind.</param>
    public static Source For(ReportKind kind, FetchReport fetch, TimeSpan? freshness = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new Source(kind, fetch, freshness ?? kind.Freshness);
    }
}
