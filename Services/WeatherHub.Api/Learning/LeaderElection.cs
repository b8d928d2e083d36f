using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Learning;

/// <summary>
/// Which replica learns for the fleet. Who has the turn renews it each round; one that falls silent is succeeded after two and a half rounds, one that stops
/// at once. Where Redis cannot say, nobody learns: what was learned could not be told.
/// </summary>
internal sealed class LeaderElection(RedisStore store, IOptions<LearningOptions> options)
{
    internal const string Key = RedisEntryStore.Prefix + "turn";

    private const double Rounds = 2.5;

    private const string Take =
        """
        local holder = redis.pcall('GET', KEYS[1])
        if type(holder) == 'string' and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    private const string Leave =
        """
        if redis.pcall('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
        return 1
        """;

    private readonly string replica = Guid.NewGuid().ToString("N");
    private readonly long life = (long)(options.Value.Every * Rounds).TotalMilliseconds;

    public async Task<bool> IsOursAsync()
    {
        if (!store.Exists) return true;
        var answer = await store.TryAsync("EVAL", "", redis => redis.ScriptEvaluateAsync(Take, [Key], [replica, life], CommandFlags.NoScriptCache));
        return answer.IsSaid && (long)answer.Value == 1;
    }

    public async Task LeaveAsync()
    {
        if (store.Exists) await store.TryAsync("EVAL", "", redis => redis.ScriptEvaluateAsync(Leave, [Key], [replica], CommandFlags.NoScriptCache));
    }
}
