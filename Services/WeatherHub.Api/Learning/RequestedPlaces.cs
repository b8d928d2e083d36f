using Microsoft.Extensions.Options;
using WeatherHub.Api.Caching;
using WeatherHub.Api.Fleet;

namespace WeatherHub.Api.Learning;

/// <summary>The places that are asked for lately, here or anywhere in the fleet, the hottest first.</summary>
internal sealed class RequestedPlaces(Heat heat, FleetStore store, IOptions<LearningOptions> options)
{
    /// <summary>Vendors and products that a place is asked of; a few more than there are.</summary>
    private const int KeysOfAPlace = 12;

    public async Task<IReadOnlyList<PlaceKey>> NowAsync()
    {
        var most = options.Value.Places;
        var here = heat.Hottest(most * KeysOfAPlace).Select(item => item.Key);
        var there = await PopularPlaces.HottestAsync(store) ?? [];
        return [.. here.Concat(there).Select(PlaceKey.Of).Distinct().Take(most)];
    }
}
