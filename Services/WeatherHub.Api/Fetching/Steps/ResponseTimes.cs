using System.Collections.Concurrent;
using WeatherHub.Api.Resilience;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>How long each provider lately took for each kind of data.</summary>
internal sealed class ResponseTimes
{
    private const double Nearly = 0.99;

    private readonly ConcurrentDictionary<(string Provider, ReportKind Kind), LatencyHistogram> byVendor = new();

    /// <summary>Notes how long a call took.</summary>
    public void Add(string provider, ReportKind kind, TimeSpan took) =>
        byVendor.GetOrAdd((provider, kind), static _ => new LatencyHistogram()).Add(took);

    /// <summary>What nearly all its calls stay within; null while too little is known.</summary>
    public TimeSpan? Usual(string provider, ReportKind kind) =>
        byVendor.TryGetValue((provider, kind), out var times) ? times.Quantile(Nearly) : null;
}
