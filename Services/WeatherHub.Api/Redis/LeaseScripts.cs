namespace WeatherHub.Api.Redis;

/// <summary>
/// What must happen at once in Redis. An entry is a hash: <c>data</c>, until when it is <c>fresh</c>, <c>token</c>, the last lease that was
/// given, and <c>fence</c>, the lease that the entry was written under (<c>absexp</c> and <c>sldexp</c> are for replicas of earlier
/// versions). Leases are numbered by the store's own clock, so that numbers go on rising where the last ones were lost, in a failover or a
/// flush. Keys: entry, lease, fault; what holds rubbish is treated as empty.
/// </summary>
internal static class LeaseScripts
{
    /// <summary>
    /// Gives the entry while it is fresh, else takes the lease. Arguments: replica, life in ms, whether to pass over a fault, the time in
    /// ms after which an entry must be fresh. Answers a number, milliseconds or a token, the entry's data and a text: 3 for an entry that
    /// is fresh; 2, how long a fault still stands, and the fault; 0 and how long another's lease still lasts; 1 and the token.
    /// </summary>
    public const string Take =
        """
        local function text(key)
          local value = redis.pcall('GET', key)
          if type(value) ~= 'table' then return value end
          redis.call('DEL', key)
          return false
        end
        local data = redis.pcall('HGET', KEYS[1], 'data')
        if type(data) == 'table' then
          redis.call('DEL', KEYS[1])
          data = false
        end
        local fresh = data and tonumber(redis.call('HGET', KEYS[1], 'fresh') or '')
        if fresh and fresh > tonumber(ARGV[4]) then return {3, 0, data} end
        if ARGV[3] == '0' then
          local fault, left = text(KEYS[3]), redis.call('PTTL', KEYS[3])
          if fault and left > 0 then return {2, left, data, fault} end
        end
        local holder, left = text(KEYS[2]), redis.call('PTTL', KEYS[2])
        local who = string.match(holder or '', '^%d+:(%x+)$')
        if who and who ~= ARGV[1] and left > 0 and left <= 60000 then return {0, left, data} end
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local last = tonumber(redis.call('HGET', KEYS[1], 'token') or '') or 0
        local token = string.format('%.0f', last >= now and last < now + 86400000000 and math.floor(last) + 1 or now)
        redis.call('HSET', KEYS[1], 'token', token)
        if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], 120000) end
        redis.call('SET', KEYS[2], token .. ':' .. ARGV[1], 'PX', ARGV[2])
        return {1, tonumber(token), data}
        """;

    /// <summary>
    /// Takes the lease if nobody else has it, or prolongs it, also one that was flushed away meanwhile. Arguments: holder, life in ms.
    /// Answers 0 when somebody else has it.
    /// </summary>
    public const string Renew =
        """
        local holder = redis.pcall('GET', KEYS[2])
        if type(holder) == 'string' and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    /// <summary>
    /// Stores the entry unless a later lease has, gives the lease back and tells. Arguments: holder, token, channel, name, life in ms,
    /// entry, until when it is fresh. Answers 0 when it came too late.
    /// </summary>
    public const string Store =
        """
        local late = (tonumber(redis.call('HGET', KEYS[1], 'fence')) or 0) > tonumber(ARGV[2])
        if not late then
          redis.call('HSET', KEYS[1], 'absexp', '-1', 'sldexp', '-1', 'data', ARGV[6], 'fresh', ARGV[7], 'fence', ARGV[2])
          redis.call('PEXPIRE', KEYS[1], ARGV[5])
          redis.call('DEL', KEYS[3])
        end
        if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
        redis.call('PUBLISH', ARGV[3], ARGV[4])
        return late and 0 or 1
        """;

    /// <summary>
    /// Gives the lease back and tells, with what went wrong unless somebody has fared better since. Arguments: holder, token, channel,
    /// name, hold in ms (0 for nothing to say), fault.
    /// </summary>
    public const string Release =
        """
        local late = (tonumber(redis.call('HGET', KEYS[1], 'fence')) or 0) > tonumber(ARGV[2])
        if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
        redis.call('PUBLISH', ARGV[3], ARGV[4])
        if ARGV[5] ~= '0' and not late then redis.call('SET', KEYS[3], ARGV[6], 'PX', ARGV[5]) end
        return 1
        """;
}
