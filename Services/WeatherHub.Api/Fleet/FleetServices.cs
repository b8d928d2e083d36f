using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Hosting;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Fleet;

/// <summary>What makes several replicas one fleet, where Redis is configured; nothing is connected before the host starts.</summary>
internal static class FleetServices
{
    public static void AddFleet(this IServiceCollection services)
    {
        services.AddChecked<FleetOptions>(
            FleetOptions.Section,
            (nameof(FleetOptions.LeaseLife), options => Bounds.Within(options.LeaseLife, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30))),
            (nameof(FleetOptions.Poll), options => Bounds.Within(options.Poll, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(5))));
        services.TryAddSingleton<StoreCircuit>();
        services.TryAddSingleton(provider => new FleetStore(provider.GetRequiredService<StoreCircuit>(), provider.GetService<RedisLink>()));
        services.TryAddSingleton<NewsBoard>();
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<VendorRest>();
        services.TryAddSingleton<VendorTrouble>();
        services.TryAddSingleton<OneForAll>();
        services.TryAddSingleton<ISharedFacts, FleetFacts>();
    }

    /// <summary>Redis, where it is configured.</summary>
    public static void AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[RedisAddress.Key] is not { Length: > 0 } spelled) return;
        services.AddSingleton(provider => new RedisLink(RedisAddress.Parse(spelled), provider.GetRequiredService<NewsBoard>().ListenAsync));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RedisWatch>(provider, RedisAddress.Parse(spelled)));
        services.AddHostedService(provider => provider.GetRequiredService<RedisWatch>());
    }
}
