using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Redis;

/// <summary>Who of the fleet may ask a vendor for something. One replica at a time; a dead one is succeeded when its lease ends; a late one is refused.</summary>
internal sealed class Leases(RedisStore store, IOptions<LeaseOptions> options, TimeProvider clock, HubMeter meter)
{
    private const int Renewals = 3;

    private readonly TimeSpan life = options.Value.LeaseLife;
    private readonly string replica = Guid.NewGuid().ToString("N");

    /// <summary>Takes the right to ask, or learns who has it.</summary>
    public async Task<LeaseResult> TakeAsync(string name, string vendor)
    {
        if (!store.Exists) return new LeaseResult.Unavailable();
        var result = await TryTakeAsync(name, vendor, passFault: false) ?? await TryTakeAsync(name, vendor, passFault: true) ?? new LeaseResult.Unavailable();
        meter.Lease(result.Name());
        return result;
    }

    /// <summary>Does something under the lease, which is renewed until it is done.</summary>
    public async Task<T> WhileHoldingAsync<T>(Lease? lease, Func<Task<T>> work)
    {
        if (lease is null) return await work();
        using var done = new CancellationTokenSource();
        _ = RenewAsync(lease, done.Token);
        try
        {
            return await work();
        }
        finally
        {
            await done.CancelAsync();
        }
    }

    /// <summary>Stores what came of it, gives the lease back and tells the others; false when a later lease has stored before.</summary>
    public async Task<RedisReply<bool>> LandAsync(Lease lease, byte[] entry, TimeSpan kept)
    {
        var landed = await RunAsync(LeaseScripts.Land, lease.Name, lease.Vendor,
            lease.Holder, lease.Token, PubSub.Channel, lease.Name, Milliseconds(kept), entry);
        if (landed.IsSaid) return new RedisReply<bool>(true, (long)landed.Value == 1);

        // A store that is full takes no entries, but leases back.
        await ReleaseAsync(lease);
        return default;
    }

    /// <summary>Gives the lease back with nothing to tell but that.</summary>
    public Task ReleaseAsync(Lease lease) => RunAsync(LeaseScripts.Release, lease.Name, lease.Vendor,
        lease.Holder, lease.Token, PubSub.Channel, lease.Name, 0, "");

    /// <summary>Gives the lease back and tells what went wrong, which stands for everybody's answer for as long as it says.</summary>
    public Task ReleaseAsync(Lease lease, SharedFault fault) => RunAsync(LeaseScripts.Release, lease.Name, lease.Vendor,
        lease.Holder, lease.Token, PubSub.Channel, lease.Name, Milliseconds(fault.Left), fault.ToString());

    private async Task RenewAsync(Lease lease, CancellationToken done)
    {
        try
        {
            using var ticks = new PeriodicTimer(life / Renewals, clock);
            while (await ticks.WaitForNextTickAsync(done))
            {
                var renewed = await RunAsync(LeaseScripts.Renew, lease.Name, lease.Vendor, lease.Holder, Milliseconds(life));
                if (renewed.IsSaid && (long)renewed.Value == 0) return;
            }
        }
        catch (OperationCanceledException)
        {
            // Done.
        }
    }

    /// <summary>Null when a fault stands there that nobody can read.</summary>
    private async Task<LeaseResult?> TryTakeAsync(string name, string vendor, bool passFault)
    {
        var answer = await RunAsync(LeaseScripts.Take, name, vendor, replica, Milliseconds(life), passFault ? 1 : 0);
        if (!answer.IsSaid || (RedisResult[]?)answer.Value is not { Length: >= 2 } words) return new LeaseResult.Unavailable();
        return (long)words[0] switch
        {
            1 => new LeaseResult.Acquired(new Lease(name, vendor, (long)words[1], $"{(long)words[1]}:{replica}")),
            2 when words.Length > 2 => SharedFault.Read((string?)words[1], TimeSpan.FromMilliseconds((long)words[2])) is { } fault ? new LeaseResult.RecentlyFailed(fault) : null,
            _ => new LeaseResult.Held(TimeSpan.FromMilliseconds((long)words[1])),
        };
    }

    private Task<RedisReply<RedisResult>> RunAsync(string script, string name, string vendor, params RedisValue[] arguments)
    {
        var keys = new LeaseKeys(name);
        return store.TryAsync("EVAL", vendor, redis =>
            redis.ScriptEvaluateAsync(script, [keys.Entry, keys.Lease, keys.Fault], arguments, CommandFlags.NoScriptCache));
    }

    private static long Milliseconds(TimeSpan span) => (long)Math.Ceiling(span.TotalMilliseconds);
}
