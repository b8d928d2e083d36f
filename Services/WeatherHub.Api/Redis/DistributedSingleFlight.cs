using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Redis;

/// <summary>One replica runs an errand and the others wait for what it brings. Should it fall silent another takes over; without Redis each runs its own.</summary>
internal sealed class DistributedSingleFlight(Leases leases, PubSub board, IOptions<LeaseOptions> fleet, IOptions<FanOutOptions> fanOut, TimeProvider clock, HubMeter meter)
{
    private readonly TimeSpan poll = fleet.Value.Poll;
    private readonly TimeSpan patience = fanOut.Value.FetchTimeout + 2 * fleet.Value.LeaseLife;

    public async Task<T> RunAsync<T>(LeasedFetch<T> errand)
        where T : class
    {
        using var watch = board.For(errand.Name);
        var news = watch.Next;
        var result = await leases.TakeAsync(errand.Name, errand.Vendor);
        return result is LeaseResult.Held theirs ? await WaitAsync(errand, theirs, watch, news) : await TakeTurnAsync(errand, result);
    }

    private async Task<T> WaitAsync<T>(LeasedFetch<T> errand, LeaseResult.Held theirs, PubSub.Watch watch, Task news)
        where T : class
    {
        var span = HubTracing.StartWait(errand.Vendor);
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < patience)
        {
            await Task.WhenAny(news, Task.Delay(theirs.Left < poll ? theirs.Left : poll, clock));
            news = watch.Next;
            if (await errand.Look() is { } landed)
            {
                Waited("landed");
                return landed;
            }

            var result = await leases.TakeAsync(errand.Name, errand.Vendor);
            if (result is not LeaseResult.Held still)
            {
                Waited(result.Name());
                return await TakeTurnAsync(errand, result);
            }

            theirs = still;
        }

        Waited("gave_up");
        return errand.Settle(new SharedFault(FaultKind.Timeout, null, poll));

        void Waited(string result)
        {
            span?.SetTag("weatherhub.lease.result", result).Dispose();
            meter.LeaseWaited(result, clock.GetElapsedTime(started));
        }
    }

    private async Task<T> TakeTurnAsync<T>(LeasedFetch<T> errand, LeaseResult result)
        where T : class
    {
        if (result is LeaseResult.RecentlyFailed settled) return errand.Settle(settled.Fault);
        if (result is not LeaseResult.Acquired { Lease: var lease }) return await errand.Ask(null);

        // Another may have stored it between our last look and this lease.
        if (await errand.Look() is not { } landed) return await errand.Ask(lease);
        _ = leases.ReleaseAsync(lease);
        return landed;
    }
}
