using Microsoft.Extensions.Options;
using WeatherHub.Api.Pipeline;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fleet;

/// <summary>One replica runs an errand and the others wait for what it brings. Should it fall silent another takes over; without Redis each runs its own.</summary>
internal sealed class OneForAll(Leases leases, NewsBoard board, IOptions<FleetOptions> fleet, IOptions<FanOutOptions> fanOut, TimeProvider clock, HubMeter meter)
{
    private readonly TimeSpan poll = fleet.Value.Poll;
    private readonly TimeSpan patience = fanOut.Value.FetchTimeout + 2 * fleet.Value.LeaseLife;

    public async Task<T> RunAsync<T>(Errand<T> errand)
        where T : class
    {
        using var watch = board.For(errand.Name);
        var news = watch.Next;
        var turn = await leases.TakeAsync(errand.Name, errand.Vendor);
        return turn is Turn.Theirs theirs ? await WaitAsync(errand, theirs, watch, news) : await TakeTurnAsync(errand, turn);
    }

    private async Task<T> WaitAsync<T>(Errand<T> errand, Turn.Theirs theirs, NewsBoard.Watch watch, Task news)
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

            var turn = await leases.TakeAsync(errand.Name, errand.Vendor);
            if (turn is not Turn.Theirs still)
            {
                Waited(turn.Name());
                return await TakeTurnAsync(errand, turn);
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

    private async Task<T> TakeTurnAsync<T>(Errand<T> errand, Turn turn)
        where T : class
    {
        if (turn is Turn.Nobodys settled) return errand.Settle(settled.Fault);
        if (turn is not Turn.Ours { Lease: var lease }) return await errand.Ask(null);

        // Another may have stored it between our last look and this lease.
        if (await errand.Look() is not { } landed) return await errand.Ask(lease);
        _ = leases.ReleaseAsync(lease);
        return landed;
    }
}
