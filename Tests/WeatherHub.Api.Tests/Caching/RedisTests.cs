using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Caching;
using WeatherHub.Api.Fleet;
using WeatherHub.Api.Tests.Pipeline;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Caching;

[NonParallelizable]
public sealed class RedisTests
{
    private static readonly ReportKey Key = ReportKey.Of("vendor-a", new WeatherQuery(Product.Forecast, WeatherQuery.CellOf(Sample.Berlin), null));

    [Test]
    public async Task A_report_goes_through_Redis_and_comes_back_to_its_own_place_only()
    {
        await using var redis = await RedisServer.StartAsync();
        using var replica = Replica(redis);
        var report = Sample.Report("vendor-a", Product.Forecast, replica.Clock.GetUtcNow(), replica.Clock.GetUtcNow().AddHours(1));
        var shared = replica.The<SharedReports>();
        await shared.StoreAsync(Key, report, TimeSpan.FromHours(1));

        Assert.That((await shared.FindAsync(Key))!.FetchedAt, Is.EqualTo(report.FetchedAt));
        await redis.AskAsync("RENAME", $"weatherhub:{Key}", $"weatherhub:{Key with { Latitude = 1 }}");
        Assert.That(await shared.FindAsync(Key with { Latitude = 1 }), Is.Null);
        Assert.That(await shared.FindAsync(Key), Is.Null);
    }

    [Test]
    public async Task A_Redis_that_dies_fails_nobody()
    {
        await using var redis = await RedisServer.StartAsync();
        using var replica = Replica(redis);
        Assert.That((await replica.AskAsync()).Outcomes[0], Is.InstanceOf<Reported>());
        await redis.KillAsync();
        for (var place = 0; place < 20; place++) Assert.That((await replica.AskAsync(new(place, 50))).Outcomes[0], Is.InstanceOf<Reported>());
    }

    [Test]
    public async Task A_Redis_that_refuses_writes_fails_nobody()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.AskAsync("REPLICAOF", "127.0.0.1", "9");
        using var replica = Replica(redis);
        for (var place = 0; place < 20; place++) Assert.That((await replica.AskAsync(new(place, 50))).Outcomes[0], Is.InstanceOf<Reported>());
    }

    // The clock stands still, so that no lookup is ever late: what is tested is what Redis says, not how fast.
    private static Bench Replica(RedisServer redis) => new(
        vendors: 1,
        services => services.AddSingleton(provider => new RedisLink(new RedisAddress(redis.Configuration, null), provider.GetRequiredService<TimeProvider>())));
}
