using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Tests.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class ReportPreloaderTests : RedisFixture
{
    [Test]
    public async Task A_replica_that_served_the_response_of_another_once_holds_its_reports_soon()
    {
        using var maker = FetchingFixture.Over(Redis);
        await maker.RequestAsync(Sample.Berlin);
        using var replica = FetchingFixture.Over(Redis);
        var request = new FetchRequest(
            replica.Vendors[0], new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(Sample.Berlin), null));
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", $"weatherhub:{request.Key}") == ":1");
        var (pipeline, preloader) = (replica.Get<FetchPipeline>(), replica.Get<ReportPreloader>());
        Assert.That(pipeline.Fresh(request), Is.Null);

        pipeline.Requested(request, null, 1);
        await preloader.LoadAsync();

        Assert.That(pipeline.Fresh(request), Is.Not.Null);
        Assert.That(replica.Vendors[0].Calls, Is.Zero);
    }

    [Test]
    public async Task What_waits_is_loaded_a_few_at_a_time()
    {
        using var maker = FetchingFixture.Over(Redis);
        using var replica = FetchingFixture.Over(Redis);
        var (pipeline, preloader) = (replica.Get<FetchPipeline>(), replica.Get<ReportPreloader>());
        FetchRequest[] requests =
        [
            .. Enumerable.Range(0, 40).Select(place => new FetchRequest(
                replica.Vendors[0], new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(new(place, place)), null))),
        ];
        for (var place = 0; place < requests.Length; place++) await maker.RequestAsync(new(place, place));
        await Poll.UntilAsync(async () =>
            await Redis.ExecuteAsync("EVAL", "return #redis.call('KEYS', 'weatherhub:report/*')", "0") == $":{requests.Length}");
        foreach (var request in requests) pipeline.Requested(request, null, 1);

        List<int> loaded = [];
        for (var tick = 0; tick < 3; tick++)
        {
            await preloader.LoadAsync();
            loaded.Add(requests.Count(request => pipeline.Fresh(request) is not null));
        }

        Assert.That(loaded, Is.EqualTo(new[] { 16, 32, 40 }));
    }
}
