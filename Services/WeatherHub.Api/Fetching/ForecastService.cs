using WeatherHub.Api.Quotas;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Makes one answer of several reports; the waist's rule, or a test's.</summary>
internal delegate MergedForecast Merging(MergeRequest request);

/// <inheritdoc/>
internal sealed class ForecastService(Panel panel, FanOut fanOut, Merging merging, PlaceElevation heights, ISkillSource skills, TimeProvider clock, HubMeter meter, ConsensusMeter consensus, UsageStatistics spending) : IForecastService
{
    public async Task<ForecastAnswer> ForecastAsync(ForecastRequest request, CancellationToken cancellationToken)
    {
        var seats = panel.For(request);
        var terms = Terms.Of(request, clock.GetUtcNow());
        return Merge(request, seats, Cached(seats, terms) ?? await AskEveryoneAsync(seats, terms, cancellationToken));
    }

    public void Asked(ForecastRequest request, int times)
    {
        foreach (var seat in panel.For(request).Where(seat => seat.Question is not null)) fanOut.Asked(seat.Question!, fanOut.Fresh(seat.Question!)?.Report, times);
    }

    private Heard? Cached(IReadOnlyList<Seat> seats, Terms terms)
    {
        using var span = HubTracing.StartCache();
        span?.SetTag("weatherhub.cache.result", "miss");
        var served = new List<Served>(seats.Count);
        foreach (var seat in seats)
        {
            if (seat.Question is null) continue;
            if (fanOut.Fresh(seat.Question) is not { } fresh) return null;
            fanOut.Asked(seat.Question, fresh.Report);
            served.Add(new Served(terms.Judge(fresh, clock.GetUtcNow()), CacheUse.Hit));
        }

        span?.SetTag("weatherhub.cache.result", "hit");
        spending.SavedByReport(served.Count);
        return new Heard(served, TimeSpan.Zero);
    }

    private async Task<Heard> AskEveryoneAsync(IReadOnlyList<Seat> seats, Terms terms, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var served = await fanOut.AskAsync([.. from seat in seats where seat.Question is not null select seat.Question], terms, cancellationToken);
        spending.SavedByReport(served.Count(one => one is { Use: CacheUse.Hit, Outcome: Reported { Fault: null } }));
        spending.SavedByOthers(served.Count(one => one.Use == CacheUse.Collapsed));
        return new Heard(served, clock.GetElapsedTime(started));
    }

    private ForecastAnswer Merge(ForecastRequest request, IReadOnlyList<Seat> seats, Heard heard)
    {
        var next = 0;
        Outcome[] outcomes = [.. from seat in seats select seat.Skipped ?? heard.Served[next++].Outcome];
        Report[] reports = [.. from reported in outcomes.OfType<Reported>() select reported.Report];
        var started = clock.GetTimestamp();
        var forecast = reports.Length == 0 ? null : Merge(request, reports);
        var answer = new ForecastAnswer(forecast, outcomes, Served.Sum(heard.Served), heard.Took, clock.GetElapsedTime(started));
        meter.Answered(request, answer, clock.GetUtcNow());
        return answer;
    }

    private MergedForecast Merge(ForecastRequest request, Report[] reports)
    {
        using var span = HubTracing.StartConsensus(reports.Length);
        var forecast = merging(new MergeRequest
        {
            Place = request.Place,
            Height = heights.Of(request.Elevation, reports),
            Zone = request.Zone,
            Now = clock.GetUtcNow(),
            Hours = request.Hours,
            Days = request.Days,
            Mode = request.Mode,
            Reports = reports,
            KeepsSourceHours = request.InWords,
            Explain = request.Explain,
            Skill = skills.At(request.Place, request.Elevation),
        });
        consensus.Merged(forecast);
        return forecast;
    }

    private sealed record Heard(IReadOnlyList<Served> Served, TimeSpan Took);
}
