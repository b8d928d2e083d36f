using System.Diagnostics.Metrics;
using WeatherHub.Api.Fleet;
using WeatherHub.Api.Pipeline;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Telemetry;

/// <summary>The hub's own metrics. No place and no caller is ever an attribute: both are without end, and nobody's business.</summary>
internal sealed class HubMeter
{
    public const string MeterName = "WeatherHub";

    private static readonly InstrumentAdvice<double> CallTimes = new() { HistogramBucketBoundaries = [.05, .1, .25, .5, .75, 1, 1.5, 2, 3, 5, 10] };
    private static readonly InstrumentAdvice<double> Ages = new() { HistogramBucketBoundaries = [60, 300, 600, 1800, 3600, 10800, 21600, 86400] };

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
        lookups = Meter.CreateCounter<long>("weatherhub.cache.lookup.count", "{lookup}", "Looks into the report cache.");
        stores = Meter.CreateCounter<long>("weatherhub.cache.store.count", "{store}", "Reports given to the shared cache.");
        admissions = Meter.CreateCounter<long>("weatherhub.admission.count", "{request}", "Answers that had to be made, by whether they were.");
        coalesced = Meter.CreateCounter<long>("weatherhub.request.coalesced.count", "{request}", "Questions that joined another caller's.");
        leases = Meter.CreateCounter<long>("weatherhub.lease.count", "{lease}", "Leases asked for, by whose turn it was.");
        waits = Meter.CreateHistogram("weatherhub.lease.wait.duration", "s", "Time spent waiting for another replica's call.", null, CallTimes);
        ages = Meter.CreateHistogram("weatherhub.data.age", "s", "Age of the reports that answers were made of.", null, Ages);
        violations = Meter.CreateCounter<long>("weatherhub.provider.schema.violation.count", "{violation}", "Values that physics forbids.");
    }

    /// <summary>For gauges that belong to another part.</summary>
    public Meter Meter { get; }

    public void CacheLookup(string tier, string result) => lookups.Add(1, new("tier", tier), new("result", result));

    public void CacheStore(string result) => stores.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Admission(string result) => admissions.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Coalesced() => coalesced.Add(1);

    public void LeaseTurn(Turn turn) => leases.Add(1, new KeyValuePair<string, object?>("result", Name(turn)));

    public void LeaseWaited(string result, TimeSpan waited) => waits.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("result", result));

    public void ProviderAnswered(string provider, Outcome outcome, TimeSpan took)
    {
        var result = HubTracing.Name(outcome);
        if (outcome is Failed failed)
            calls.Record(took.TotalSeconds, new("provider", provider), new("outcome", result), new("error.type", HubTracing.ErrorType(failed)));
        else calls.Record(took.TotalSeconds, new("provider", provider), new KeyValuePair<string, object?>("outcome", result));
        if (outcome is not Reported { Report.Rejections: var rejections }) return;
        foreach (var rejection in rejections)
            violations.Add(rejection.Count, new("provider", provider), new("field", VariableFacts.Of(rejection.Variable).Name));
    }

    public void Answered(ForecastRequest request, ForecastAnswer answer, DateTimeOffset now)
    {
        var reported = answer.Outcomes.OfType<Reported>().ToList();
        foreach (var product in request.Products) Count(product, Result(answer));
        foreach (var one in reported) ages.Record(Math.Max(0, (now - one.Report.FetchedAt).TotalSeconds));
    }

    /// <summary>An answer given once more, to who came later or asked the same at the same time.</summary>
    public void AnsweredAgain(bool withCurrent, string outcome)
    {
        Count(Product.Forecast, outcome);
        if (withCurrent) Count(Product.Current, outcome);
    }

    /// <summary>One word for whose turn it is.</summary>
    public static string Name(Turn turn) => turn switch
    {
        Turn.Ours => "granted",
        Turn.Theirs => "taken",
        Turn.Nobodys => "failed",
        _ => "alone",
    };

    /// <summary>One word for an answer.</summary>
    public static string Result(ForecastAnswer answer) => answer switch
    {
        { Forecast: null } => "failed",
        { Cache: CacheUse.Stale } => "stale",
        _ when answer.Outcomes.Any(outcome => outcome is Failed) => "partial",
        { Cache: CacheUse.Hit } => "cached",
        _ => "fresh",
    };

    private void Count(Product product, string outcome) => requests.Add(1, new("product", HubTracing.Name(product)), new("outcome", outcome));
}
