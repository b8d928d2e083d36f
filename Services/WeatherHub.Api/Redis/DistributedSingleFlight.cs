using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Redis;

/// <summary>
/// One replica fetches and the others wait for what it stores. Should it fall silent another takes over; without Redis each fetches for
/// itself.
/// </summary>
internal sealed class DistributedSingleFlight(Leases leases, PubSub pubSub, SharedFetchOptions options, TimeProvider clock, HubMeter meter)
{
    private readonly TimeSpan longest = options.CallTimeout + 2 * options.LeaseLife;

    public async Task<T> RunAsync<T>(LeasedFetch<T> fetch)
        where T : class
    {
        using var watch = pubSub.For(fetch.Name);
        var news = watch.Next;
        var (result, lease) = await StepAsync(fetch);
        return result ?? (lease is LeaseResult.Held held ? await WaitAsync(fetch, held, watch, news) : await CallAsync(fetch, lease));
    }

    private async Task<T> WaitAsync<T>(LeasedFetch<T> fetch, LeaseResult.Held held, PubSub.Watch watch, Task news)
        where T : class
    {
        var span = HubTracing.StartWait(fetch.Provider);
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < longest)
        {
            await Task.WhenAny(news, Task.Delay(held.Left < options.Poll ? held.Left : options.Poll, clock));
            news = watch.Next;
            var (result, lease) = await StepAsync(fetch);
            if (result is not null)
            {
                Waited("landed");
                return result;
            }

            if (lease is not LeaseResult.Held still)
            {
                Waited(lease.Name());
                return await CallAsync(fetch, lease);
            }

            held = still;
        }

        Waited("gave_up");
        return fetch.Fail(new SharedFault(FaultKind.Timeout, null, options.Poll));

        void Waited(string result)
        {
            span?.SetTag("weatherhub.lease.result", result).Dispose();
            meter.LeaseWaited(result, clock.GetElapsedTime(started));
        }
    }

    /// <summary>One round trip: the result, if an entry is one, else whose lease it is.</summary>
    private async Task<(T? Result, LeaseResult Lease)> StepAsync<T>(LeasedFetch<T> fetch)
        where T : class
    {
        var lease = await leases.TakeAsync(fetch.Name, fetch.Provider, fetch.AcceptsFresh, fetch.IsProbe);
        var result = lease is LeaseResult.Unavailable ? null : fetch.Read(lease.Entry);

        // What Redis takes for fresh may be unreadable here; another replica may have replaced it meanwhile.
        if (result is null && lease is LeaseResult.Found)
        {
            lease = await leases.TakeAsync(fetch.Name, fetch.Provider, acceptsFresh: false);
            if (lease is not LeaseResult.Unavailable) result = fetch.Read(lease.Entry);
        }

        // An entry of a version that did not tell until when it is fresh.
        if (result is not null && lease is LeaseResult.Acquired { Lease: var needless }) _ = leases.ReleaseAsync(needless);
        return (result, lease);
    }

    private Task<T> CallAsync<T>(LeasedFetch<T> fetch, LeaseResult lease)
        where T : class => lease switch
        {
            LeaseResult.RecentlyFailed failed => Task.FromResult(fetch.Fail(failed.Fault)),
            LeaseResult.Acquired acquired => fetch.Call(acquired.Lease),
            LeaseResult.Unavailable { MayBeHeld: true } => CallUnheardAsync(fetch),
            _ => fetch.Call(null),
        };

    private async Task<T> CallUnheardAsync<T>(LeasedFetch<T> fetch)
        where T : class
    {
        try
        {
            return await fetch.Call(null);
        }
        finally
        {
            _ = leases.ReleaseUnheardAsync(fetch.Name, fetch.Provider);
        }
    }
}
