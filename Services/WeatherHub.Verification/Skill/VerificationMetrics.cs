using System.Diagnostics.Metrics;
using WeatherHub.Verification.Scores;

namespace WeatherHub.Verification.Skill;

/// <summary>Metrics of verification: what is verified and rejected, and the scores of vendors and of the confidence.</summary>
public sealed class VerificationMetrics
{
    private readonly SkillRepository skills;
    private readonly TimeProvider clock;
    private readonly Counter<long> verifications;
    private readonly Counter<long> ignored;
    private long completedAt;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meter">The meter they belong to.</param>
    /// <param name="skills">The scores in force.</param>
    /// <param name="clock">For the lag.</param>
    public VerificationMetrics(Meter meter, SkillRepository skills, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(meter);
        (this.skills, this.clock) = (skills, clock);
        verifications = meter.CreateCounter<long>(
            "weatherhub.learning.verification.count", "{verification}",
            "Forecasts compared with an observation, one for each lead-time bin.");
        ignored = meter.CreateCounter<long>(
            "weatherhub.learning.observation.ignored.count", "{observation}", "Observations that were not used, by reason.");
        meter.CreateObservableGauge(
            "weatherhub.learning.lag", Lag, "s", "Time since this replica last completed a cycle; none while another learns.");
        meter.CreateObservableGauge(
            "weatherhub.confidence.coverage", Coverage, "1", "Share of merged values that lay within their 80 % interval, at every lead.");
        meter.CreateObservableGauge(
            "weatherhub.provider.drift", Drift, "1",
            "A vendor's squared error of the last days divided by the usual; the worst lead-time bin.");
    }

    internal void Verified(string field, int count) => verifications.Add(count, new KeyValuePair<string, object?>("field", field));

    internal void IgnoredGross(string field) => ignored.Add(1, new("reason", "gross"), new("field", field));

    internal void Ignored(string reason) => ignored.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A cycle was completed here, or by another replica.</summary>
    internal void Completed(bool here) => Volatile.Write(ref completedAt, here ? clock.GetUtcNow().UtcTicks : 0);

    private IEnumerable<Measurement<double>> Lag() => Volatile.Read(ref completedAt) is > 0 and var at
        ? [new Measurement<double>((clock.GetUtcNow().UtcTicks - at) / (double)TimeSpan.TicksPerSecond)]
        : [];

    private IEnumerable<Measurement<double>> Coverage() =>
        from field in skills.Snapshot()?.Read(SkillSummary.Coverage) ?? []
        select new Measurement<double>(field.Share, new KeyValuePair<string, object?>("field", field.Field));

    private IEnumerable<Measurement<double>> Drift() =>
        from drift in skills.Snapshot()?.Read(SkillSummary.Drifts) ?? []
        select new Measurement<double>(drift.Ratio, new("provider", drift.Provider), new("field", drift.Field));
}
