using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Microsoft.Extensions.Caching.StackExchangeRedis;

/// <summary>An entry is a hash of three fields, and lives as long as its key does.</summary>
internal static class CacheEntry
{
    private const long None = -1;

    public static readonly RedisValue[] Times = ["absexp", "sldexp"];

    public static readonly RedisValue[] All = [.. Times, "data"];

    /// <summary>UTC ticks of the absolute expiry, ticks of the sliding one, and the bytes.</summary>
    public static HashEntry[] Fields(byte[] data, DateTimeOffset? absolute, TimeSpan? sliding) =>
    [
        new(All[0], absolute?.UtcTicks ?? None),
        new(All[1], sliding?.Ticks ?? None),
        new(All[2], data),
    ];

    public static DateTimeOffset? AbsoluteExpiration(DistributedCacheEntryOptions options, DateTimeOffset now)
    {
        if (options.AbsoluteExpiration <= now)
        {
#pragma warning disable CA2208 // The option is what is out of range.
            throw new ArgumentOutOfRangeException(nameof(DistributedCacheEntryOptions.AbsoluteExpiration), options.AbsoluteExpiration,
                "The absolute expiration value must be in the future.");
#pragma warning restore CA2208
        }

        return options.AbsoluteExpirationRelativeToNow is { } fromNow ? now + fromNow : options.AbsoluteExpiration;
    }

    /// <summary>The life of a new key, in whole seconds; null for ever.</summary>
    public static TimeSpan? Life(DateTimeOffset? absolute, TimeSpan? sliding, DateTimeOffset now) =>
        Shorter(absolute - now, sliding) is { } life ? TimeSpan.FromSeconds(Math.Truncate(life.TotalSeconds)) : null;

    /// <summary>The life of a key that was just read; null to leave it as it is.</summary>
    public static TimeSpan? Prolonged(RedisValue[] fields, DateTimeOffset now)
    {
        if ((long?)fields[1] is not { } sliding || sliding == None)
            return null;

        DateTimeOffset? absolute = (long?)fields[0] is { } ticks && ticks != None ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        return Shorter(absolute - now, TimeSpan.FromTicks(sliding));
    }

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;
}
