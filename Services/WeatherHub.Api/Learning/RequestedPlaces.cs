using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Learning;

/// <summary>The places that are asked for lately, here or anywhere in the fleet, the hottest first.</summary>
internal sealed class RequestedPlaces(RequestFrequency heat, RedisStore store, IOptions<LearningOptions> options)
{
    /// <summary>Vendors and products that a place is asked of; a few more than there are.</summary>
    private const int KeysOfAPlace = 12;

    public async Task<IReadOnlyList<PlaceKey>> NowAsync()
    {
        var most = options.Value.Places;
        var here = heat.Hottest(most * KeysOfAPlace).Select(item => item.Key);
        var there = await CacheWarmer.HottestAsync(store) ?? [];
        return [.. here.Concat(there).Select(PlaceKey.Of).Distinct().Take(most)];
    }
}
