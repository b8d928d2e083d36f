namespace WeatherHub.Api.Redis;

/// <summary>
/// What must happen at once in Redis. Entries are hashes as the reports' cache lays them out, with two fields of our own: <c>token</c>, the last lease that
/// was given, and <c>fence</c>, the lease that the entry was written under. Leases are numbered by the store's own clock, so that numbers go on rising
/// where the last ones were lost, in a failover or a flush. Keys: entry, lease, fault; what holds rubbish is treated as empty.
/// </summary>
internal static class LeaseScripts
{
    /// <summary>
    /// Takes the lease. Arguments: replica, life in ms, whether to pass over a fault. Answers 1 and the token, 0 and how long the other's lease still lasts,
    /// or 2, the fault and how long it still stands.
    /// </summary>
    public const string Take =
        """
        local function text(key)
          local value = redis.pcall('GET', key)
          if type(value) ~= 'table' then return value end
          redis.call('DEL', key)
          return false
        end
        if ARGV[3] == '0' then
          local fault, left = text(KEYS[3]), redis.call('PTTL', KEYS[3])
          if fault and left > 0 then return {2, fault, left} end
        end
        local holder, left = text(KEYS[2]), redis.call('PTTL', KEYS[2])
        local who = string.match(holder or '', '^%d+:(%x+)$')
        if who and who ~= ARGV[1] and left > 0 and left <= 60000 then return {0, left} end
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local last = redis.pcall('HGET', KEYS[1], 'token')
        if type(last) == 'table' then redis.call('DEL', KEYS[1]) end
        last = type(last) == 'string' and tonumber(last) or 0
        local token = string.format('%.0f', last >= now and last < now + 86400000000 and math.floor(last) + 1 or now)
        redis.call('HSET', KEYS[1], 'token', token)
        if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], 120000) end
        redis.call('SET', KEYS[2], token .. ':' .. ARGV[1], 'PX', ARGV[2])
        return {1, tonumber(token)}
        """;

    /// <summary>Prolongs the lease, also one that was flushed away meanwhile. Arguments: holder, life in ms. Answers 0 when somebody else has it.</summary>
    public const string Renew =
        """
        local holder = redis.call('GET', KEYS[2])
        if holder and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    /// <summary>
    /// Writes the entry unless a later lease has, gives the lease back and tells. Arguments: holder, token, channel, name, life in ms, entry.
    /// Answers 0 when it came too late.
    /// </summary>
    public const string Land =
        """
        local late = (tonumber(redis.call('HGET', KEYS[1], 'fence')) or 0) > tonumber(ARGV[2])
        if not late then
          redis.call('HSET', KEYS[1], 'absexp', '-1', 'sldexp', '-1', 'data', ARGV[6], 'fence', ARGV[2])
          redis.call('PEXPIRE', KEYS[1], ARGV[5])
          redis.call('DEL', KEYS[3])
        end
        if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
        redis.call('PUBLISH', ARGV[3], ARGV[4])
        return late and 0 or 1
        """;

    /// <summary>
    /// Gives the lease back and tells, with what went wrong unless somebody has fared better since. Arguments: holder, token, channel, name, hold in ms
    /// (0 for nothing to say), fault.
    /// </summary>
    public const string Release =
        """
        local late = (tonumber(redis.call('HGET', KEYS[1], 'fence')) or 0) > tonumber(ARGV[2])
        if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
        redis.call('PUBLISH', ARGV[3], ARGV[4])
        if ARGV[5] ~= '0' and not late then redis.call('SET', KEYS[3], ARGV[6], 'PX', ARGV[5]) end
        return 1
        """;

    /// <summary>Lets a vendor rest, for at least so long. Argument: ms.</summary>
    public const string Rest =
        """
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
        return 1
        """;
}
