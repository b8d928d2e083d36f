using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// However many callers want one report, it is fetched once, and each waits no longer than it likes: a report past its freshness is served
/// instead, at once where it is only just past or the provider has been failing.
/// </summary>
internal sealed class SingleFlight(
    ReportCache cache,
    FreshnessPolicy freshness,
    NegativeCache failures,
    FirstCallDeadlines firstCalls,
    IOptions<ReportsOptions> options,
    TimeProvider clock,
    HubMeter meter) : IFetchStep
{
    private readonly ConcurrentDictionary<ReportKey, Flight> flights = new();
    private readonly TimeSpan grace = options.Value.RefreshGrace;

    public async Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var first = firstCalls.Deadline(request.Key);
        var flight = Join(request, next, out var isJoined);
        if (request.Deadline is not { } deadline) return await flight.Completed;
        if (isJoined) meter.Coalesced();

        await Task.WhenAny(flight.Completed, deadline, flight.Grace);
        if (!flight.Completed.IsCompleted && !(Known(request) is { } known && Suffices(known, request.Key)))
        {
            await Task.WhenAny(flight.Completed, deadline);
            if (deadline.IsCompletedSuccessfully && !IsServable(Known(request)))
                await Task.WhenAny(flight.Completed, first.WaitAsync(cancellationToken));
        }

        var use = isJoined ? CacheUse.Collapsed : CacheUse.Miss;
        if (!flight.Completed.IsCompletedSuccessfully) return new FetchResult(Meanwhile(request, deadline, started), use);
        var (outcome, _, span) = await flight.Completed;
        if (isJoined && span != default) Activity.Current?.AddLink(new ActivityLink(span));
        return new FetchResult(
            outcome is Reported reported ? request.Judge(reported.Report, clock.GetUtcNow())
                : freshness.Instead((Failed)outcome, Known(request)), use, span);
    }

    private Flight Join(FetchRequest request, Fetch next, out bool isJoined)
    {
        while (true)
        {
            if (flights.TryGetValue(request.Key, out var flight))
            {
                isJoined = true;
                return flight;
            }

            flight = new Flight(Task.Delay(grace, clock));
            if (!flights.TryAdd(request.Key, flight)) continue;
            isJoined = false;
            Start(request, next, flight);
            return flight;
        }
    }

    // A caller who has something to serve is not waiting for the call: the call is a trace of its own then, and inherits nothing of the
    // caller's context.
    private void Start(FetchRequest request, Fetch next, Flight flight)
    {
        var caller = Activity.Current?.Context ?? default;
        if (request.Deadline is null || (request.Accept(request.Known) is { } known && Suffices(known, request.Key)))
        {
            using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => FlyAsync(request with { Cause = caller }, next, flight));
            return;
        }

        _ = Task.Run(() => FlyAsync(request with { Parent = caller }, next, flight));
    }

    private async Task FlyAsync(FetchRequest request, Fetch next, Flight flight)
    {
        FetchResult result;
        try
        {
            result = Ended(request) ?? await next(request, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            result = new FetchResult(request.Fails(FaultMapping.Of(exception).Kind), CacheUse.Miss);
        }

        // First the failures, then the flight's end: whoever comes between them finds one or the other.
        failures.Record(request.Key, result.Outcome);
        flights.TryRemove(request.Key, out _);
        flight.Complete(result);
        if (result is not { Use: CacheUse.Hit, Outcome: Reported }) firstCalls.End(request.Key);
    }

    /// <summary>What an earlier flight came to that ended between this caller's look into the caches and its own flight.</summary>
    private FetchResult? Ended(FetchRequest request)
    {
        if (failures.Standing(request.Key) is { } failure) return new FetchResult(failure, CacheUse.Miss);
        return cache.Peek(request.Key) is { } kept && freshness.Settles(request.Key, kept, request.IsEarly)
            ? new FetchResult(new Reported(kept, Stale: false), CacheUse.Hit)
            : null;
    }

    /// <summary>The newest report that the caller accepts; another replica's may have come since.</summary>
    private Report? Known(FetchRequest request) => request.Accept(cache.Peek(request.Key)) ?? request.Accept(request.Known);

    private bool Suffices(Report known, ReportKey key) => freshness.IsLate(known) || failures.Last(key) is not null;

    private bool IsServable([NotNullWhen(true)] Report? known) => known is not null && freshness.IsServable(known);

    private Outcome Meanwhile(FetchRequest request, Task deadline, long started)
    {
        var known = Known(request);
        if (!IsServable(known)) return request.Fails(FaultKind.Timeout, clock.GetElapsedTime(started));
        return freshness.IsFresh(known)
            ? new Reported(known, Stale: false)
            : new Reported(known, Stale: true, failures.Last(request.Key) ?? (deadline.IsCompleted ? FaultKind.Timeout : null));
    }

    /// <summary>One request under way. It belongs to none of its callers: nobody who leaves ends it.</summary>
    private sealed class Flight(Task grace)
    {
        private readonly TaskCompletionSource<FetchResult> completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when those who can do with a stale report stop waiting.</summary>
        public Task Grace { get; } = grace;

        /// <summary>What came of it; never faults.</summary>
        public Task<FetchResult> Completed => completed.Task;

        public void Complete(FetchResult result) => completed.SetResult(result);
    }
}
