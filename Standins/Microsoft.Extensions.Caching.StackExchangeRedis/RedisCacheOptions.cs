using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.Caching.StackExchangeRedis;

/// <summary>Where the cache is, and under which names its entries stand there.</summary>
public class RedisCacheOptions : IOptions<RedisCacheOptions>
{
    /// <summary>The connection string.</summary>
    public string? Configuration { get; set; }

    /// <summary>The connection's options; goes before <see cref="Configuration"/>.</summary>
    public ConfigurationOptions? ConfigurationOptions { get; set; }

    /// <summary>Gives the connection; goes before both.</summary>
    public Func<Task<IConnectionMultiplexer>>? ConnectionMultiplexerFactory { get; set; }

    /// <summary>Stands before every key, as it is.</summary>
    public string? InstanceName { get; set; }

    RedisCacheOptions IOptions<RedisCacheOptions>.Value => this;
}
