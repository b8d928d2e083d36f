using System.Diagnostics;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>One report that is wanted of one provider, and on what terms.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Query">What is requested of it.</param>
/// <param name="Key">The report's key in the caches; alone it tells whether two requests are the same.</param>
internal sealed record FetchRequest(IWeatherProvider Provider, WeatherQuery Query, ReportKey Key)
{
    public FetchRequest(IWeatherProvider provider, WeatherQuery query)
        : this(provider, query, ReportKey.Of(provider.Profile.Id, query))
    {
    }

    /// <summary>Where the report is had.</summary>
    public Source Source { get; } =
        Provider.SourceOf(Query.Kind) ?? throw new ArgumentException($"{Key.Provider} has no {Query.Kind}", nameof(Query));

    /// <summary>Whether a report that is still fresh is to be replaced too, if it is due.</summary>
    public bool IsEarly { get; init; }

    /// <summary>Ends when the caller waits no longer; null when nobody waits: the report is fetched for the cache.</summary>
    public Task? Deadline { get; init; }

    /// <summary>The caller accepts no report that was fetched before.</summary>
    public DateTimeOffset NotBefore { get; init; } = DateTimeOffset.MinValue;

    /// <summary>The span that waits for the report; default for none.</summary>
    public ActivityContext Parent { get; init; }

    /// <summary>The span that caused the request and does not wait for it; default for none.</summary>
    public ActivityContext Cause { get; init; }

    /// <summary>The newest report that is known; servable, though not fresh.</summary>
    public Report? Known { get; init; }

    /// <summary>The lease that the provider is called under; null when there was none to be had.</summary>
    public Lease? Lease { get; init; }

    /// <summary>The report, if the caller accepts it.</summary>
    public Report? Accept(Report? report) => report is not null && report.FetchedAt >= NotBefore ? report : null;

    /// <summary>
    /// A fresh report that the caller finds too old is left out, not fetched again: the provider decides how often it is called.
    /// </summary>
    public Outcome Judge(Report fresh, DateTimeOffset now) => Accept(fresh) is not null
        ? new Reported(fresh, Stale: false)
        : new Skipped(fresh.Provider, fresh.Kind, SkipReason.TooOld, fresh.ExpiresAt - now);

    /// <summary>A failure of this request.</summary>
    public Failed Fails(FaultKind kind, TimeSpan took =
        default, TimeSpan? retryAfter = null) => new(Key.Provider, Key.Kind, kind, took, retryAfter);
}

/// <summary>Gets one report. Never throws for a provider's sake.</summary>
internal delegate Task<FetchResult> Fetch(FetchRequest request, CancellationToken cancellationToken);

/// <summary>One step between a caller and a provider: it answers by itself, or lets the next step answer.</summary>
internal interface IFetchStep
{
    Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken);
}
