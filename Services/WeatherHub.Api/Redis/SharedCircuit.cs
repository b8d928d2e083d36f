using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Vendors whose circuit some replica has opened, and who of the fleet may try one next: one replica in each break. A vendor is remembered
/// for a while beyond its break, so that who fails with it then knows that it is not the first.
/// </summary>
internal sealed class SharedCircuit(RedisStore store, PubSub board)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);

    // As long as a break can be set to. What claims to stand for longer is none of ours.
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(600);

    /// <summary>Tells that a vendor is broken: nobody need find out for itself, and nobody tries it within the break.</summary>
    public Task BeginAsync(string vendor, TimeSpan pause) => TakeAsync(vendor, pause);

    /// <summary>
    /// Takes the right to try it. Zero when it is ours, else how long nobody may; unsaid when every replica is for itself.
    /// </summary>
    public Task<RedisReply<TimeSpan>> TakeAsync(string vendor, TimeSpan pause) => RunAsync(
        SharedCircuitScripts.Take, vendor, Milliseconds(pause), Milliseconds(Memory), Milliseconds(LongestBreak));

    /// <summary>How long nobody may try it, if anything; null when it is not known to be in trouble.</summary>
    public async Task<RedisReply<TimeSpan?>> LeftAsync(string vendor)
    {
        var said = await store.TryAsync("PTTL", vendor, redis => redis.KeyTimeToLiveAsync(Key(vendor)));
        if (!said.IsSaid || said.Value is not { } kept || kept > LongestBreak + Memory) return new RedisReply<TimeSpan?>(said.IsSaid, null);
        return new RedisReply<TimeSpan?>(true, kept > Memory ? kept - Memory : TimeSpan.Zero);
    }

    /// <summary>It is well again, for everybody.</summary>
    public Task EndAsync(string vendor) => RunAsync(SharedCircuitScripts.End, vendor, PubSub.Channel, Name(vendor));

    /// <summary>Does something whenever a vendor is said to be well again.</summary>
    public void WhenEnded(string vendor, Action heard) => board.Always(Name(vendor), heard);

    private async Task<RedisReply<TimeSpan>> RunAsync(string script, string vendor, params RedisValue[] arguments)
    {
        var said = await store.TryAsync("EVAL", vendor, async redis =>
            (long)await redis.ScriptEvaluateAsync(script, [Key(vendor)], arguments, CommandFlags.NoScriptCache));
        return new RedisReply<TimeSpan>(said.IsSaid, TimeSpan.FromMilliseconds(said.Value));
    }

    private static string Name(string vendor) => $"circuit/{vendor}";

    private static RedisKey Key(string vendor) => RedisAddress.Prefix + Name(vendor);

    private static long Milliseconds(TimeSpan span) => (long)Math.Ceiling(span.TotalMilliseconds);
}
