namespace WeatherHub.Api.Redis;

/// <summary>
/// What must happen at once in Redis when a vendor is in trouble. Key: the vendor's trouble, which lives for its break and a while beyond.
/// </summary>
internal static class SharedCircuitScripts
{
    /// <summary>
    /// Begins a break unless one lasts. Arguments: its length, the while beyond, the longest break, all in ms. Answers 0, or how long the
    /// one there is lasts.
    /// </summary>
    public const string Take =
        """
        local left = redis.call('PTTL', KEYS[1]) - tonumber(ARGV[2])
        if left > 0 and left <= tonumber(ARGV[3]) then return left end
        redis.call('SET', KEYS[1], '1', 'PX', ARGV[1] + ARGV[2])
        return 0
        """;

    /// <summary>Forgets the trouble and tells. Arguments: channel, name.</summary>
    public const string End =
        """
        redis.call('DEL', KEYS[1])
        redis.call('PUBLISH', ARGV[1], ARGV[2])
        return 0
        """;
}
