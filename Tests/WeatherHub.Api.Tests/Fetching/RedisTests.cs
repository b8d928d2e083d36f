using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Tests.Redis;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class RedisTests : RedisFixture
{
    private static readonly ReportKey Key = ReportKey.Of(
        "vendor-a",
        new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(Sample.Berlin), null));

    [Test]
    public async Task A_report_goes_through_Redis_and_comes_back_to_its_own_place_only()
    {
        using var replica = FetchingFixture.Over(Redis);
        var report = Report(replica);
        var shared = replica.Get<SharedReports>();
        await shared.StoreAsync(Key, report, TimeSpan.FromHours(1));

        Assert.That((await shared.FindAsync(Key))!.FetchedAt, Is.EqualTo(report.FetchedAt));
        await Redis.ExecuteAsync("RENAME", $"weatherhub:{Key}", $"weatherhub:{Key with { Latitude = 1 }}");
        Assert.That(await shared.FindAsync(Key with { Latitude = 1 }), Is.Null);
        Assert.That(await shared.FindAsync(Key), Is.Null);
    }

    [Test]
    public async Task A_Redis_that_dies_fails_nobody()
    {
        using var replica = FetchingFixture.Over(Redis);
        Assert.That((await replica.RequestAsync()).Outcomes[0], Is.InstanceOf<Reported>());
        await Redis.KillAsync();
        for (var place = 0; place < 20; place++)
            Assert.That((await replica.RequestAsync(new(place, 50))).Outcomes[0], Is.InstanceOf<Reported>());
    }

    [TestCase("CONFIG", "SET", "maxmemory", "1")]
    [TestCase("REPLICAOF", "127.0.0.1", "9")]
    public async Task A_Redis_that_is_full_or_read_only_fails_nobody_and_still_gives_what_it_holds(params string[] refusal)
    {
        using var before = FetchingFixture.Over(Redis);
        await before.Get<SharedReports>().StoreAsync(Key, Report(before), TimeSpan.FromHours(1));
        await Redis.ExecuteAsync(refusal);

        using var after = FetchingFixture.Over(Redis);
        foreach (var replica in new[] { before, after })
        {
            for (var place = 0; place < 20; place++)
                Assert.That((await replica.RequestAsync(new(place, 50))).Outcomes[0], Is.InstanceOf<Reported>());
            for (var place = 0; place < 5; place++)
                await replica.Get<SharedReports>().StoreAsync(Key with { Latitude = place }, Report(replica), TimeSpan.FromHours(1));
            Assert.That(await replica.Get<SharedReports>().FindAsync(Key), Is.Not.Null);
        }

        Assert.That(await Redis.ExecuteAsync("DBSIZE"), Is.EqualTo(":1"));
    }

    [Test]
    public async Task A_report_leaves_Redis_by_itself_when_it_can_serve_no_more()
    {
        using var replica = FetchingFixture.Over(Redis);
        await replica.Get<SharedReports>().StoreAsync(Key, Report(replica), TimeSpan.FromMinutes(10));
        Assert.That(int.Parse((await Redis.ExecuteAsync("TTL", $"weatherhub:{Key}"))[1..]), Is.InRange(590, 600));
    }

    private static Report Report(FetchingFixture replica) =>
        Sample.Report("vendor-a", ReportKind.Forecast, replica.Clock.GetUtcNow(), replica.Clock.GetUtcNow().AddHours(1));
}
