using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Tests.Redis;
using WeatherHub.Api.Verification;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Fetching;

/// <summary>A desk with vendors of the test's own, on the test's own clock.</summary>
internal sealed class FetchingFixture : IDisposable
{
    private readonly ServiceProvider services;

    public FetchingFixture(int vendors = 2, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        Vendors = [.. Enumerable.Range(0, vendors).Select(index => new FakeProvider($"vendor-{(char)('a' + index)}", Clock))];
        var collection = new ServiceCollection();
        collection.AddLogging().AddMetrics();
        collection.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("Hub:FanOut:FirstDeadline", "00:00:00")])
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
                .Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<Merging>(Sample.Merge);
        foreach (var vendor in Vendors) collection.AddSingleton<IWeatherProvider>(vendor);
        configure?.Invoke(collection);
        collection.AddHubParts();
        collection.AddHubVerification();
        services = collection.BuildServiceProvider();
    }

    /// <summary>
    /// One replica over a Redis. Its clock stands still, so that no lookup is late: what is tested is what Redis says, not how fast.
    /// </summary>
    public static FetchingFixture Over(RedisServer redis) => new(vendors: 1, services => services.AddRedis(redis.Configuration));

    public ManualTimeProvider Clock { get; } = new();

    public IReadOnlyList<FakeProvider> Vendors { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<ForecastAnswer> RequestAsync(ForecastRequest? request = null, CancellationToken cancellationToken = default) =>
        Get<IForecastService>().ForecastAsync(request ?? Sample.Request(), cancellationToken);

    public Task<ForecastAnswer> RequestAsync(Coordinates place) => RequestAsync(Sample.Request() with { Place = place });

    /// <summary>Lets a timer fall due that is set to exactly this time, once it is set.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await Clock.TimerWithinAsync(time, beyond: time * 0.99);
        Clock.Advance(time);
    }

    public void Dispose() => services.Dispose();
}
