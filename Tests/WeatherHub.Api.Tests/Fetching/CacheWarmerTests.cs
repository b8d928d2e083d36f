using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

[NonParallelizable]
public sealed class CacheWarmerTests
{
    [Test]
    public async Task A_new_replica_has_the_reports_of_hot_places_in_memory_before_anybody_asks()
    {
        await using var redis = await RedisServer.StartAsync();
        using var old = FetchingFixture.Over(redis);
        for (var place = 0; place < 5; place++) await old.RequestAsync(new Coordinates(place, place));
        var query = new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(new Coordinates(3, 3)), null);
        using var young = FetchingFixture.Over(redis);
        var cache = young.Get<ReportCache>();

        await Poll.UntilAsync(async () => await old.Get<SharedReports>().FindAsync(ReportKey.Of("vendor-a", query)) is not null);
        await Places(old).TellAsync();
        Assert.That(cache.Find(ReportKey.Of("vendor-a", query)), Is.Null);
        Assert.That(await Places(young).PreloadAsync(), Is.True);

        Assert.That(cache.Find(ReportKey.Of("vendor-a", query)), Is.Not.Null);
        Assert.That(young.Vendors[0].Calls, Is.Zero);
    }

    [Test]
    public async Task What_is_kept_is_bounded_and_rubbish_in_it_is_passed_over()
    {
        await using var redis = await RedisServer.StartAsync();
        using var replica = FetchingFixture.Over(redis);
        var capacity = replica.Get<KeyCapacity>().Popular;
        for (var place = 0; place < capacity + 50; place++)
            replica.Get<RequestFrequency>().Add(new ReportKey("vendor-a", ReportKind.Current, place, place, null), place + 1);
        await Places(replica).TellAsync();
        await redis.ExecuteAsync("ZADD", CacheWarmer.Key, "99999999999", "report/../../etc");
        await Places(replica).TellAsync();

        Assert.That((string)await redis.ExecuteAsync("ZCARD", CacheWarmer.Key), Does.Contain($":{capacity}"));
        Assert.That(await Places(replica).PreloadAsync(), Is.True);
    }

    [Test]
    public async Task Without_Redis_nothing_is_known_and_nothing_fails()
    {
        using var replica = new FetchingFixture(vendors: 1);
        await replica.RequestAsync();
        await Places(replica).TellAsync();
        Assert.That(await Places(replica).PreloadAsync(), Is.False);
    }

    [TestCase("report/vendor-a/forecast/5252/1341/-", true)]
    [TestCase("report/vendor-a/current/-5252/-1341/30", true)]
    [TestCase("report/vendor-a/forecast/5252/1341", false)]
    [TestCase("report/vendor-a/daily/5252/1341/-", false)]
    [TestCase("report/vendor-a/forecast/+5252/1341/-", false)]
    [TestCase("report/vendor-a/forecast/52,52/1341/-", false)]
    [TestCase("", false)]
    public void A_key_is_read_as_it_is_spelled_or_not_at_all(string spelled, bool isKey) =>
        Assert.That(ReportKey.TryParse(spelled)?.ToString(), Is.EqualTo(isKey ? spelled : null));

    private static CacheWarmer Places(FetchingFixture replica) => new(
        replica.Get<RedisStore>(), replica.Get<RequestFrequency>(), replica.Get<ReportCache>(), replica.Get<KeyCapacity>(), replica.Clock);
}
