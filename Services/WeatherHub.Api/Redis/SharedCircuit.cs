using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Providers whose circuit some replica has opened, and which replica may probe one next: one in each break. A provider is remembered
/// for a while beyond its break, so that a replica that fails with it then knows that it is not the first.
/// </summary>
internal sealed class SharedCircuit(RedisStore store, PubSub board)
{
    /// <summary>
    /// Begins a break unless one lasts. Arguments: its length, the memory beyond, the longest break, all in ms. Answers 0, or how long the
    /// present one lasts.
    /// </summary>
    private const string Take =
        """
        local left = redis.call('PTTL', KEYS[1]) - tonumber(ARGV[2])
        if left > 0 and left <= tonumber(ARGV[3]) then return left end
        redis.call('SET', KEYS[1], '1', 'PX', ARGV[1] + ARGV[2])
        return 0
        """;

    /// <summary>Forgets the break and publishes that. Arguments: channel, name.</summary>
    private const string End =
        """
        redis.call('DEL', KEYS[1])
        redis.call('PUBLISH', ARGV[1], ARGV[2])
        return 0
        """;

    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);

    // As long as a break can be set to. A key that lasts longer is none of ours.
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(600);

    /// <summary>Opens the circuit for all replicas: none need find out for itself, and none probes within the break.</summary>
    public Task BeginAsync(string vendor, TimeSpan pause) => TakeAsync(vendor, pause);

    /// <summary>
    /// Takes the right to probe. Zero when this replica has it, else how long none may; unsaid when every replica is for itself.
    /// </summary>
    public Task<RedisReply<TimeSpan>> TakeAsync(string vendor, TimeSpan pause) => RunAsync(
        Take, vendor, Milliseconds(pause), Milliseconds(Memory), Milliseconds(LongestBreak));

    /// <summary>How long no replica may probe, if at all; null when the circuit is not known to be open.</summary>
    public async Task<RedisReply<TimeSpan?>> LeftAsync(string vendor)
    {
        var said = await store.TryAsync("PTTL", vendor, redis => redis.KeyTimeToLiveAsync(Key(vendor)));
        if (!said.IsSaid || said.Value is not { } kept || kept > LongestBreak + Memory) return new RedisReply<TimeSpan?>(said.IsSaid, null);
        return new RedisReply<TimeSpan?>(true, kept > Memory ? kept - Memory : TimeSpan.Zero);
    }

    /// <summary>Closes the circuit for all replicas.</summary>
    public Task EndAsync(string vendor) => RunAsync(End, vendor, PubSub.Channel, Name(vendor));

    /// <summary>Runs an action whenever another replica has closed the circuit.</summary>
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
