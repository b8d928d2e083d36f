using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Providers;

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
