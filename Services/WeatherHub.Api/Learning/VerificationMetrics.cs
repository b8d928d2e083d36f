using System.Diagnostics.Metrics;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Learning;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>What can be watched of learning: how much is learned, what is not believed, and what it says of vendors and of our own confidence.</summary>
internal sealed class VerificationMetrics
{
    private readonly SkillRepository board;
    private readonly TimeProvider clock;
    private readonly Counter<long> verifications;
    private readonly Counter<long> ignored;
    private long learnedAt;

    public VerificationMetrics(HubMeter meter, SkillRepository board, TimeProvider clock)
    {
        (this.board, this.clock) = (board, clock);
        verifications = meter.Meter.CreateCounter<long>("weatherhub.learning.verification.count", "{verification}", "Forecasts held against an observation, one for each span of lead.");
        ignored = meter.Meter.CreateCounter<long>("weatherhub.learning.observation.ignored.count", "{observation}", "Observations that nothing was learned from, by reason.");
        meter.Meter.CreateObservableGauge("weatherhub.learning.lag", Lag, "s", "Time since this replica last looked for observations to the end; none while another learns.");
        meter.Meter.CreateObservableGauge("weatherhub.confidence.coverage", Coverage, "1", "Share of merged values that lay within their 80 % interval, at every lead.");
        meter.Meter.CreateObservableGauge("weatherhub.provider.drift", Drift, "1", "How many times its usual squared error a vendor made in the last days; the worst span of lead.");
    }

    public void Learned(VerifiedField taught)
    {
        if (taught.Learned > 0) verifications.Add(taught.Learned, new KeyValuePair<string, object?>("field", taught.Field));
        if (taught.Gross) ignored.Add(1, new("reason", "gross"), new("field", taught.Field));
    }

    public void Ignored(ObservationStatus standing) => ignored.Add(1, new KeyValuePair<string, object?>("reason", standing switch
    {
        ObservationStatus.Modelled => "model",
        ObservationStatus.TooFar => "too_far",
        ObservationStatus.OtherHeight => "other_height",
        _ => "other_time",
    }));

    /// <summary>A round went well to its end; or another replica's turn it is.</summary>
    public void Looked(bool isOurs) => Volatile.Write(ref learnedAt, isOurs ? clock.GetUtcNow().UtcTicks : 0);

    private IEnumerable<Measurement<double>> Lag() =>
        Volatile.Read(ref learnedAt) is > 0 and var at ? [new Measurement<double>((clock.GetUtcNow().UtcTicks - at) / (double)TimeSpan.TicksPerSecond)] : [];

    private IEnumerable<Measurement<double>> Coverage() =>
        from field in board.Book()?.Ask(SkillSummary.Coverage) ?? []
        select new Measurement<double>(field.Share, new KeyValuePair<string, object?>("field", field.Field));

    private IEnumerable<Measurement<double>> Drift() =>
        from drift in board.Book()?.Ask(SkillSummary.Drifts) ?? []
        select new Measurement<double>(drift.Ratio, new("provider", drift.Provider), new("field", drift.Field));
}
