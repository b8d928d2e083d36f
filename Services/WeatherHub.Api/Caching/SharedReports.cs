using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Caching;

/// <summary>
/// Reports that every replica shares. Optional at every moment: a store that is down, hung, slow or read-only costs a lookup its deadline at most,
/// then nothing for a while; and what it returns is believed only when it proves to be what was stored.
/// </summary>
internal sealed class SharedReports(IOptions<ReportsOptions> options, TimeProvider clock, HubMeter meter, SharedStore store)
{
    private readonly TimeSpan deadline = options.Value.SharedDeadline;
    private readonly ResiliencePipeline circuit = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
    {
        FailureRatio = 0.5,
        MinimumThroughput = 3,
        SamplingDuration = TimeSpan.FromSeconds(5),
        BreakDuration = options.Value.SharedBreak,
        ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is not null),
    }).Build();

    /// <summary>What is stored under a key, when it can be had in time and proves whole.</summary>
    public async Task<Report?> FindAsync(ReportKey key)
    {
        if (store.Cache is not { } cache) return null;
        using var span = HubTracing.StartShared("GET", key);
        var (result, report) = await LookAsync(cache, key);
        span?.SetTag("weatherhub.cache.result", result);
        meter.CacheLookup("shared", result);
        return report;
    }

    /// <summary>Stores a report for as long as it can be of use; best effort.</summary>
    public async Task StoreAsync(ReportKey key, Report report, TimeSpan life)
    {
        if (store.Cache is not { } cache || life <= TimeSpan.Zero) return;
        using var span = HubTracing.StartShared("SET", key);
        try
        {
            var entry = ReportCodec.Encode(key, report);
            var kept = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life };
            await circuit.ExecuteAsync(async token => await InTimeAsync(cache.SetAsync(key.ToString(), entry, kept, token)));
            meter.CacheStore("stored");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            meter.CacheStore("failed");
        }
    }

    private async Task<(string Result, Report? Report)> LookAsync(IDistributedCache cache, ReportKey key)
    {
        try
        {
            byte[]? entry = null;
            await circuit.ExecuteAsync(async token => entry = await InTimeAsync(cache.GetAsync(key.ToString(), token)));
            if (entry is null) return ("miss", null);
            return ReportCodec.TryDecode(key, entry) is { } report ? ("hit", ReportLife.Clamp(report)) : ("unreadable", null);
        }
        catch (BrokenCircuitException)
        {
            return ("skipped", null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return ("failed", null);
        }
    }

    // The client's own calls know no deadline; one that is late is left to end by itself, and its error is seen by nobody.
    private async Task<T> InTimeAsync<T>(Task<T> call)
    {
        await InTimeAsync((Task)call);
        return await call;
    }

    private Task InTimeAsync(Task call)
    {
        _ = call.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return call.WaitAsync(deadline, clock);
    }
}
