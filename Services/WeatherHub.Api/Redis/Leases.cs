using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Leases decide which replica calls a provider for something: one at a time. A dead one is succeeded when its lease ends; a late one is
/// refused.
/// </summary>
internal sealed class Leases(RedisStore store, SharedBackoff backoff, IOptions<LeaseOptions> options, TimeProvider clock, HubMeter meter)
{
    private const int Renewals = 3;

    private readonly TimeSpan life = options.Value.LeaseLife;
    private readonly TimeSpan pause = options.Value.Poll;
    private readonly string replica = Guid.NewGuid().ToString("N");

    /// <summary>
    /// One round trip: the entry that another replica has stored and, unless that is fresh, the right to call the provider or who has it;
    /// it also learns whether the provider is to be left alone.
    /// </summary>
    /// <param name="name">What is fetched.</param>
    /// <param name="provider">Whom from.</param>
    /// <param name="acceptsFresh">Whether an entry that is fresh will do.</param>
    /// <param name="isProbe">Whether to try Redis also while it is suspected.</param>
    public async Task<LeaseResult> TakeAsync(string name, string provider, bool acceptsFresh = true, bool isProbe = false)
    {
        if (!store.Exists) return new LeaseResult.Unavailable(MayBeHeld: false);
        var result = await TryTakeAsync(name, provider, acceptsFresh, isProbe, passFault: false)
            ?? await TryTakeAsync(name, provider, acceptsFresh, isProbe, passFault: true)
            ?? new LeaseResult.Unavailable(MayBeHeld: false);
        if (result is not LeaseResult.Found) meter.Lease(result.Name());
        return result;
    }

    /// <summary>
    /// Takes or renews the lease of something that has no entry; false where another replica has it or nobody can tell.
    /// </summary>
    public async Task<bool> TryHoldAsync(string name, TimeSpan life)
    {
        var held = await RunAsync(LeaseScripts.Renew, name, "", replica, Milliseconds(life));
        return held.IsSaid && (long)held.Value == 1;
    }

    /// <summary>Gives back what <see cref="TryHoldAsync"/> took.</summary>
    public Task EndHoldAsync(string name) => ReleaseAsync(new Lease(name, "", 0, replica));

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
    public async Task<RedisReply<bool>> StoreAsync(Lease lease, byte[] entry, TimeSpan kept, DateTimeOffset freshUntil)
    {
        RedisReply<bool> reply = default;
        await UntilSaidAsync(async () =>
        {
            var stored = await EndAsync(LeaseScripts.Store, lease,
                lease.Holder, lease.Token, PubSub.Channel, lease.Name, Milliseconds(kept), entry, freshUntil.ToUnixTimeMilliseconds());

            // A store that is full takes no entries, but leases back.
            if (!stored.IsSaid) return await TryReleaseAsync(lease, 0, "");
            reply = new RedisReply<bool>(true, (long)stored.Value == 1);
            return true;
        });
        return reply;
    }

    /// <summary>Gives the lease back with nothing to tell but that.</summary>
    public Task ReleaseAsync(Lease lease) => UntilSaidAsync(() => TryReleaseAsync(lease, 0, ""));

    /// <summary>Gives the lease back and tells what went wrong, which stands for everybody's answer for as long as it says.</summary>
    public Task ReleaseAsync(Lease lease, SharedFault fault) =>
        UntilSaidAsync(() => TryReleaseAsync(lease, Milliseconds(fault.Left), fault.ToString()));

    /// <summary>Gives back the lease that a request may have got whose answer was not heard, if it did.</summary>
    public Task ReleaseUnheardAsync(string name, string provider) => UntilSaidAsync(async () =>
    {
        var taken = await TryTakeAsync(name, provider, acceptsFresh: false, isProbe: true, passFault: true);
        return taken is LeaseResult.Acquired { Lease: var lease }
            ? await TryReleaseAsync(lease, 0, "")
            : taken is not LeaseResult.Unavailable;
    });

    /// <summary>
    /// Repeats what ends a lease while Redis does not answer, until the lease has ended by itself: meanwhile other replicas wait for it.
    /// </summary>
    private async Task UntilSaidAsync(Func<Task<bool>> end)
    {
        for (var left = life; !await end() && left > TimeSpan.Zero; left -= pause) await Task.Delay(pause, clock);
    }

    private async Task<bool> TryReleaseAsync(Lease lease, long hold, string fault) =>
        (await EndAsync(LeaseScripts.Release, lease,
            lease.Holder, lease.Token, PubSub.Channel, lease.Name, hold, fault)).IsSaid;

    // Also while Redis is suspected: no caller waits for it, and other replicas may.
    private Task<RedisReply<RedisResult>> EndAsync(string script, Lease lease, params RedisValue[] arguments) =>
        store.TryAsync("EVAL", lease.Vendor, redis => EvaluateAsync(redis, script, lease.Name, arguments), evenIfSuspect: true);

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
    private async Task<LeaseResult?> TryTakeAsync(string name, string provider, bool acceptsFresh, bool isProbe, bool passFault)
    {
        var freshAfter = acceptsFresh ? clock.GetUtcNow().ToUnixTimeMilliseconds() : long.MaxValue;
        var answer = await store.TryAsync("EVAL", provider, async redis =>
        {
            // Of another slot, and so a command of its own; the two travel together.
            var learning = backoff.LearnAsync(redis, provider);
            var taken = await EvaluateAsync(redis, LeaseScripts.Take, name, replica, Milliseconds(life), passFault ? 1 : 0, freshAfter);
            await learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return taken;
        }, evenIfSuspect: isProbe);
        if (!answer.IsSaid || (RedisResult[]?)answer.Value is not { Length: >= 3 } words)
            return new LeaseResult.Unavailable(MayBeHeld: !answer.IsSkipped);
        var (number, entry) = ((long)words[1], (byte[]?)words[2]);
        return (long)words[0] switch
        {
            3 => new LeaseResult.Found { Entry = entry },
            1 => new LeaseResult.Acquired(new Lease(name, provider, number, $"{number}:{replica}")) { Entry = entry },
            2 when words.Length > 3 => SharedFault.Read((string?)words[3], TimeSpan.FromMilliseconds(number)) is { } fault
                ? new LeaseResult.RecentlyFailed(fault) { Entry = entry }
                : null,
            _ => new LeaseResult.Held(TimeSpan.FromMilliseconds(number)) { Entry = entry },
        };
    }

    private Task<RedisReply<RedisResult>> RunAsync(string script, string name, string provider, params RedisValue[] arguments) =>
        store.TryAsync("EVAL", provider, redis => EvaluateAsync(redis, script, name, arguments));

    private static Task<RedisResult> EvaluateAsync(IDatabase redis, string script, string name, params RedisValue[] arguments)
    {
        var keys = new LeaseKeys(name);
        return redis.ScriptEvaluateAsync(script, [keys.Entry, keys.Lease, keys.Fault], arguments, CommandFlags.NoScriptCache);
    }

    private static long Milliseconds(TimeSpan span) => (long)Math.Ceiling(span.TotalMilliseconds);
}
