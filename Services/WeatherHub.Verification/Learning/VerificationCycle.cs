using Microsoft.Extensions.Options;
using WeatherHub.Verification.Skill;
using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Verification.Learning;

/// <summary>
/// One pass over the places that are requested: forecasts are archived, and observations compared with the archived forecasts of their
/// hour. Only the leader learns; each hour it publishes to the others.
/// </summary>
internal sealed class VerificationCycle(
    ILeaderElection election,
    IReportFeed feed,
    ObservationPoller poller,
    IEntryStore store,
    SkillRepository skills,
    DriftMonitor drifts,
    VerificationMetrics metrics,
    IOptions<LearningOptions> options,
    TimeProvider clock) : IDisposable
{
    private readonly LruCache<(string Place, ObservationStatus Status), DateTimeOffset> ignored = new(20_000, static _ => 1);
    private readonly SemaphoreSlim one = new(1, 1);
    private LearningSession? session;

    private long Hour => SkillRepository.HourOf(clock.GetUtcNow());

    /// <summary>Runs once; never at the same time as another.</summary>
    public async Task RunAsync()
    {
        await one.WaitAsync();
        try
        {
            var isLeader = await election.AcquireAsync() && await OpenAsync() && await LearnAsync(session!);
            if (!isLeader) session = null;
            await skills.RefreshAsync();
            drifts.Check();
            metrics.Completed(here: isLeader);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Publishes what was learned this hour, if every replica will still read it before it is in force.</summary>
    public async Task CloseAsync()
    {
        await one.WaitAsync();
        try
        {
            var now = clock.GetUtcNow();
            var left = ObservationFilter.HourOf(now.AddMinutes(30)) - now;
            if (session is { } last && left > 2 * options.Value.Every && await last.IsCurrentAsync() == true)
                await last.PublishAsync(SkillRepository.HourOf(now));
            session = null;
            await election.ResignAsync();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> OpenAsync()
    {
        var isCurrent = session is null ? false : await session.IsCurrentAsync();
        if (isCurrent == false) session = await LearningSession.OpenAsync(store, options.Value, Hour);
        return isCurrent is not null && session is not null;
    }

    private async Task<bool> LearnAsync(LearningSession session)
    {
        var places = await feed.RequestedPlacesAsync(options.Value.Places);
        await poller.RunAsync(places, place => SkillRepository.HourOf(session.Scores.LastVerified(place.ToString())));
        foreach (var place in places)
            if (!await LearnAsync(session, place))
                return false;
        var hour = Hour;
        if (hour > session.PublishedAt) await session.PublishAsync(hour);
        return true;
    }

    private async Task<bool> LearnAsync(LearningSession session, PlaceKey place)
    {
        var (reports, elevation) = await feed.CachedAsync(place);
        if (reports.Count == 0) return true;
        var key = place.ToString();
        if (!await session.LoadAsync(key)) return false;
        var now = clock.GetUtcNow();
        foreach (var report in reports)
            if (session.Archive.Add(key, report, now))
                session.ForecastsChanged(key);
        if (Newest(place, reports, elevation, now) is not { } observation) return true;
        var verified = session.Verifier.Verify(key, place.Coordinates, observation);
        foreach (var field in verified)
        {
            if (field.Verifications > 0) metrics.Verified(field.Field, field.Verifications);
            if (field.IsGross) metrics.IgnoredGross(field.Field);
        }

        if (verified.Count > 0) session.ScoresChanged(key);
        return true;
    }

    /// <summary>The newest observation that is accepted; of equals the nearest.</summary>
    private CurrentReading? Newest(PlaceKey place, IReadOnlyList<Report> reports, double? elevation, DateTimeOffset now)
    {
        var accepted = new List<CurrentReading>();
        foreach (var report in reports)
        {
            if (!report.Kind.Verifies || report.Current is not { } reading) continue;
            var status = ObservationFilter.StatusOf(reading, place.Coordinates, elevation, now);
            if (status == ObservationStatus.Accepted) accepted.Add(reading);
            else CountIgnored(place, status, reading);
        }

        return accepted.OrderByDescending(reading => reading.Time)
            .ThenBy(reading => reading.DistanceTo(place.Coordinates)).FirstOrDefault();
    }

    /// <summary>Counts a reading once, however many cycles see it.</summary>
    private void CountIgnored(PlaceKey place, ObservationStatus status, CurrentReading reading)
    {
        if (ignored.TryGet((place.ToString(), status), out var last) && reading.Time <= last) return;
        ignored.Set((place.ToString(), status), reading.Time);
        metrics.Ignored(status switch
        {
            ObservationStatus.Modelled => "model",
            ObservationStatus.TooFar => "too_far",
            ObservationStatus.OtherElevation => "other_height",
            _ => "other_time",
        });
    }
}
