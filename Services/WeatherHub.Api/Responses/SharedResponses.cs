using System.Security.Cryptography;
using System.Text;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Responses;

/// <summary>
/// Finished responses that every replica shares: the first request for what another replica has answered needs no report to be read and
/// nothing to be merged, and gets the same bytes. Optional at every moment, as Redis is. Only responses that are complete and fresh are
/// shared, for as long as the replica that made one would serve it itself.
/// </summary>
/// <remarks>
/// Entries are of one build of the hub and one set of vendors: replicas of another version, or for which a vendor was switched off, never
/// see them.
/// </remarks>
internal sealed class SharedResponses(RedisStore redis, IEnumerable<IWeatherProvider> providers, TimeProvider clock, HubMeter meter)
{
    private const int KeyLength = 16;

    /// <summary>What is about to expire is not worth a command.</summary>
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(2);

    private readonly string prefix = $"{RedisAddress.Prefix}response:{Hash(Makers(providers))}:";

    /// <summary>Whether there is a Redis to share them in.</summary>
    internal bool Exists => redis.Exists;

    /// <summary>What another replica has stored, when it can be had in time, proves whole and may still be used.</summary>
    /// <param name="address">The request in canonical form.</param>
    internal async Task<SharedResponse?> FindAsync(string address)
    {
        var key = Key(address);
        var entry = await redis.TryAsync("GET", "", async database => (byte[]?)await database.StringGetAsync(key));
        var response = entry is { IsSaid: true, Value: { } bytes } ? ResponseCodec.TryDecode(address, bytes) : null;
        meter.CacheLookup("response", entry switch
        {
            { IsSkipped: true } => "skipped",
            { IsSaid: false } => "failed",
            { Value: null } => "miss",
            _ => response is null ? "unreadable" : "hit",
        });
        return response is not null && clock.GetUtcNow() < response.Validity.ValidUntil ? response : null;
    }

    /// <summary>Stores a response in the background, if it is complete, fresh and of use for a while.</summary>
    /// <param name="address">The request in canonical form.</param>
    /// <param name="response">Its response.</param>
    internal void Share(string address, SharedResponse response)
    {
        var life = response.Validity.ValidUntil - clock.GetUtcNow();
        if (!response.Validity.IsWhole || life < ShortestLife) return;
        _ = Task.Run(() =>
        {
            var entry = ResponseCodec.Encode(address, response);
            return redis.TryAsync("SET", "", database => database.StringSetAsync(Key(address), entry, life));
        });
    }

    private string Key(string address) => prefix + Hash(address);

    // What a response is made by, beside its reports.
    private static string Makers(IEnumerable<IWeatherProvider> providers) => string.Join(
        '\n',
        new[] { typeof(SharedResponses), typeof(ForecastDocument), typeof(IWeatherProvider), typeof(WeatherHub.Providers.ProviderCatalog) }
            .Select(type => type.Module.ModuleVersionId.ToString())
            .Concat(providers.Select(provider => provider.Profile).Where(profile => profile.DisabledBecause is null)
                .Select(profile => profile.Id).Order(StringComparer.Ordinal)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, KeyLength));
}

/// <summary>A response that replicas share.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Validity">How long they may be used.</param>
/// <param name="Reports">How many reports it is made of.</param>
internal sealed record SharedResponse(EncodedBody Body, ResponseValidity Validity, int Reports);
