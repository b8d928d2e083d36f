using Microsoft.Extensions.Caching.Distributed;

namespace WeatherHub.Api.Caching;

/// <summary>Where replicas share reports; none when no Redis is configured.</summary>
/// <param name="Cache">The store.</param>
internal sealed record SharedStore(IDistributedCache? Cache);
