using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Between the endpoints and the providers: fetches the reports that a request needs, and merges them.</summary>
internal interface IForecastService
{
    /// <summary>Fetches and merges. Never throws because of a provider.</summary>
    Task<ForecastAnswer> ForecastAsync(ForecastRequest request, CancellationToken cancellationToken);

    /// <summary>Counts requests that were answered with a stored response: what is requested often is kept fresh.</summary>
    void Requested(ForecastRequest request, int times);
}

/// <summary>Merges reports into one answer; a test may replace it.</summary>
internal delegate MergedForecast Merging(MergeRequest request);

/// <inheritdoc/>
internal sealed class ForecastService(
    FetchPlan plan,
    FetchPipeline pipeline,
    FanOut fanOut,
    Merging merging,
    PlaceElevation heights,
    ISkillSource skills,
    TimeProvider clock,
    HubMeter meter,
    ConsensusMeter consensus,
    UsageStatistics usage) : IForecastService
{
    public async Task<ForecastAnswer> ForecastAsync(ForecastRequest request, CancellationToken cancellationToken)
    {
        var entries = plan.For(request);
        FetchRequest[] requests = [.. from entry in entries where entry.Request is not null select entry.Request];
        return Merge(request, entries, Cached(requests) ?? await FetchAsync(requests, FetchPlan.WaitsForAll(request), cancellationToken));
    }

    public void Requested(ForecastRequest request, int times)
    {
        foreach (var entry in plan.For(request))
            if (entry.Request is { } wanted)
                pipeline.Requested(wanted, pipeline.Fresh(wanted), times);
    }

    // Requests are counted once all are known to be had: those that are fetched are counted by the pipeline.
    private Fetched? Cached(FetchRequest[] requests)
    {
        using var span = HubTracing.StartCache();
        span?.SetTag("weatherhub.cache.result", "miss");
        var fresh = new Report[requests.Length];
        for (var i = 0; i < requests.Length; i++)
        {
            if (pipeline.Fresh(requests[i]) is not { } report) return null;
            fresh[i] = report;
        }

        span?.SetTag("weatherhub.cache.result", "hit");
        for (var i = 0; i < requests.Length; i++) pipeline.Requested(requests[i], fresh[i], 1);
        usage.SavedByReport(requests.Length);
        var now = clock.GetUtcNow();
        return new Fetched([.. requests.Zip(fresh,
            (request, report) => new FetchResult(request.Judge(report, now), CacheUse.Hit))], TimeSpan.Zero);
    }

    private async Task<Fetched> FetchAsync(FetchRequest[] requests, bool waitsForAll, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var results = await fanOut.FetchAsync(requests, waitsForAll, cancellationToken);
        usage.SavedByReport(results.Count(one => one is { Use: CacheUse.Hit, Outcome: Reported { Fault: null } }));
        usage.SavedByOthers(results.Count(one => one.Use == CacheUse.Collapsed));
        return new Fetched(results, clock.GetElapsedTime(started));
    }

    private ForecastAnswer Merge(ForecastRequest request, IReadOnlyList<PlanEntry> entries, Fetched fetched)
    {
        var next = 0;
        Outcome[] outcomes = [.. from entry in entries select entry.Skipped ?? fetched.Results[next++].Outcome];
        Report[] reports =
        [
            .. from reported in outcomes.OfType<Reported>()
               where reported.ReportKind.Combination == Combination.Merge
               select reported.Report,
        ];
        var started = clock.GetTimestamp();
        var forecast = reports.Length > 0 ? Merge(request, reports)
            : request.Kinds.Any(kind => kind.Combination == Combination.Merge) ? null
            : MergedForecast.None(clock.GetUtcNow());
        var answer = new ForecastAnswer(forecast, outcomes, FetchResult.Sum(fetched.Results), fetched.Took, clock.GetElapsedTime(started));
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

    private sealed record Fetched(IReadOnlyList<FetchResult> Results, TimeSpan Took);
}
