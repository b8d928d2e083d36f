using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Quotas;

/// <summary>Calls of providers that this process made since it started, and those that it saved.</summary>
internal sealed class UsageStatistics
{
    private readonly ConcurrentDictionary<string, Totals> vendors = new();
    private readonly Counter<double> cost;
    private readonly Counter<long> refused;
    private readonly Counter<long> saved;
    private long requests;
    private long byAnswer;
    private long byReport;
    private long byJoining;

    public UsageStatistics(HubMeter meter, TimeProvider clock)
    {
        Since = clock.GetUtcNow();
        cost = meter.Meter.CreateCounter<double>("weatherhub.provider.cost", "USD", "What calls to vendors cost.");
        refused = meter.Meter.CreateCounter<long>(
            "weatherhub.provider.call.refused.count", "{call}", "Calls that a vendor's budget had no room for.");
        saved = meter.Meter.CreateCounter<long>(
            "weatherhub.provider.call.saved.count", "{call}", "Questions to vendors that needed no call.");
    }

    /// <summary>When counting began.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Requests for weather.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Calls saved by stored responses.</summary>
    public long SavedByAnswers => Interlocked.Read(ref byAnswer);

    /// <summary>Calls saved by fresh reports.</summary>
    public long SavedByReports => Interlocked.Read(ref byReport);

    /// <summary>Calls saved by joining one under way.</summary>
    public long SavedByJoining => Interlocked.Read(ref byJoining);

    public Totals Of(string vendor) => vendors.GetOrAdd(vendor, _ => new Totals());

    public void Requested() => Interlocked.Increment(ref requests);

    public void Called(string vendor, double price)
    {
        Of(vendor).Call();
        if (price > 0) cost.Add(price, new KeyValuePair<string, object?>("provider", vendor));
    }

    public void Refused(string vendor)
    {
        Of(vendor).Refuse();
        refused.Add(1, new KeyValuePair<string, object?>("provider", vendor));
    }

    public void SavedByAnswer(int questions) => Save(ref byAnswer, questions, "answer");

    public void SavedByReport(int questions) => Save(ref byReport, questions, "report");

    public void SavedByOthers(int questions) => Save(ref byJoining, questions, "coalesced");

    private void Save(ref long total, int questions, string by)
    {
        Interlocked.Add(ref total, questions);
        if (questions > 0) saved.Add(questions, new KeyValuePair<string, object?>("by", by));
    }

    /// <summary>What one provider took.</summary>
    internal sealed class Totals
    {
        private long calls;
        private long refusals;

        public long Calls => Interlocked.Read(ref calls);

        public long Refusals => Interlocked.Read(ref refusals);

        public void Call() => Interlocked.Increment(ref calls);

        public void Refuse() => Interlocked.Increment(ref refusals);
    }
}
