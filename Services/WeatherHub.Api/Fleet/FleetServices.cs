using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Hosting;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Fleet;

/// <summary>What makes several replicas one fleet, where Redis is configured; nothing is connected before the host starts.</summary>
internal static class FleetServices
{
    public static void AddFleet(this IServiceCollection services)
    {
        services.AddChecked<RedisOptions>(
            RedisOptions.Section,
            (nameof(RedisOptions.Sentinels), options => options.Sentinels.All(sentinel => Sentinels.Parse(sentinel) is not null) ? null : "must name each sentinel as host:port"),
            (nameof(RedisOptions.ServiceName), options => options.ServiceName.Length > 0 ? null : "must name the master"));
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
        var spelled = configuration.GetConnectionString("Redis") ?? "";
        var said = configuration.GetSection(RedisOptions.Section).Get<RedisOptions>() ?? new RedisOptions();
        if (spelled.Length == 0 && said.Sentinels.Length == 0) return;
        services.AddSingleton(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            (string, int)[] sentinels = [.. from text in said.Sentinels let parsed = Sentinels.Parse(text) where parsed is not null select parsed.Value];
            var address = new RedisAddress(spelled, sentinels.Length == 0 ? null : new Sentinels(sentinels, said.ServiceName, clock));
            address.Of(null);
            return new RedisLink(address, clock, provider.GetRequiredService<NewsBoard>().ListenAsync);
        });
    }
}
