using System.Diagnostics.Metrics;

namespace WeatherHub.Api.Telemetry;

/// <summary>The hub's own metrics. No place and no caller is ever an attribute: both are without end, and nobody's business.</summary>
internal sealed class HubMeter
{
    public const string MeterName = "WeatherHub";

    private static readonly InstrumentAdvice<double> CallTimes = new()
    {
        HistogramBucketBoundaries = [.05, .1, .25, .5, .75, 1, 1.5, 2, 3, 5, 10],
    };
    private static readonly InstrumentAdvice<double> Ages = new()
    {
        HistogramBucketBoundaries = [60, 300, 600, 1800, 3600, 10800, 21600, 86400],
    };

    private readonly Counter<long> requests;
    private readonly Histogram<double> calls;
    private readonly Counter<long> lookups;
    private readonly Counter<long> stores;
    private readonly Counter<long> admissions;
    private readonly Counter<long> coalesced;
    private readonly Counter<long> leases;
    private readonly Histogram<double> waits;
    private readonly Histogram<double> ages;
    private readonly Counter<long> violations;

    public HubMeter(IMeterFactory factory)
    {
        Meter = factory.Create(MeterName);
        requests = Meter.CreateCounter<long>("weatherhub.forecast.request.count", "{request}", "Answers given.");
        calls = Meter.CreateHistogram("weatherhub.provider.request.duration", "s", "Time a vendor took for one question.", null, CallTimes);
        lookups = Meter.CreateCounter<long>("weatherhub.cache.lookup.count",
            "{lookup}",
            "Looks into the caches: of reports in memory and in Redis (shared), of responses in Redis (response).");
        stores = Meter.CreateCounter<long>("weatherhub.cache.store.count", "{store}", "Reports given to the shared cache.");
        admissions = Meter.CreateCounter<long>(
            "weatherhub.admission.count",
            "{request}",
            "Answers that had to be made, by whether they were.");
        coalesced = Meter.CreateCounter<long>("weatherhub.request.coalesced.count", "{request}", "Questions that joined another caller's.");
        leases = Meter.CreateCounter<long>("weatherhub.lease.count", "{lease}", "Leases asked for, by whose turn it was.");
        waits = Meter.CreateHistogram(
            "weatherhub.lease.wait.duration",
            "s",
            "Time spent waiting for another replica's call.",
            null,
            CallTimes);
        ages = Meter.CreateHistogram("weatherhub.data.age", "s", "Age of the reports that answers were made of.", null, Ages);
        violations = Meter.CreateCounter<long>("weatherhub.provider.schema.violation.count", "{violation}", "Values that physics forbids.");
    }

    /// <summary>For gauges that belong to another part.</summary>
    public Meter Meter { get; }

    public void CacheLookup(string tier, string result) => lookups.Add(1, new("tier", tier), new("result", result));

    public void CacheStore(string result) => stores.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Admission(string result) => admissions.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Coalesced() => coalesced.Add(1);

    public void Lease(string result) => leases.Add(1, new KeyValuePair<string, object?>("result", result));

    public void LeaseWaited(string result, TimeSpan waited) =>
        waits.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("result", result));

    /// <summary>One request to a provider has ended.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="outcome">One word.</param>
    /// <param name="errorType">What went wrong; null when nothing did.</param>
    /// <param name="took">How long it took.</param>
    public void ProviderRequest(string provider, string outcome, string? errorType, TimeSpan took)
    {
        if (errorType is null)
            calls.Record(took.TotalSeconds, new("provider", provider), new KeyValuePair<string, object?>("outcome", outcome));
        else
            calls.Record(took.TotalSeconds, new("provider", provider), new("outcome", outcome), new("error.type", errorType));
    }

    /// <summary>Values of a field that a provider sent and physics forbids.</summary>
    public void SchemaViolation(string provider, string field, int count) =>
        violations.Add(count, new("provider", provider), new("field", field));

    /// <summary>An answer was given.</summary>
    public void Request(string kind, string outcome) => requests.Add(1, new("product", kind), new("outcome", outcome));

    /// <summary>How old a report was that an answer was made of.</summary>
    public void DataAge(TimeSpan age) => ages.Record(Math.Max(0, age.TotalSeconds));
}
