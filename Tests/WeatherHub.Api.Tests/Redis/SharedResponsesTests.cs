using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Tests.Contract;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

/// <summary>
/// What one replica has answered, another answers with the same bytes. It is 12:20; reports are of 12:15 and good until 12:45.
/// </summary>
public sealed class SharedResponsesTests : RedisFixture
{
    private const string Request = "/v1/forecast?lat=52.52&lon=13.41";

    [TestCase("br", "gzip")]
    [TestCase("identity", "br")]
    public async Task The_first_request_to_another_replica_gets_the_same_bytes_and_nothing_is_merged_for_it(string coding, string other)
    {
        await using var maker = Replica();
        using var made = await maker.GetAsync(Request, ("Accept-Encoding", coding));
        await StoredAsync(1);
        await using var replica = Replica();
        replica.Clock.Advance(TimeSpan.FromSeconds(60));

        using var same = await replica.GetAsync("/v1/forecast?lon=13.410&lat=52.52", ("Accept-Encoding", coding));
        using var again = await replica.GetAsync(Request, ("Accept-Encoding", other));

        Assert.That(await same.Content.ReadAsByteArrayAsync(), Is.EqualTo(await made.Content.ReadAsByteArrayAsync()));
        foreach (var header in (string[])["ETag", "Last-Modified", "Cache-Control", "Expires", "Content-Encoding"])
            Assert.That(same.Header(header), Is.EqualTo(made.Header(header)), header);
        Assert.That(
            (same.Header("Age"), same.Header("Cache-Status"), same.Header("Server-Timing")),
            Is.EqualTo(("360", "WeatherHub; hit; ttl=1440", "cache;desc=hit;dur=0")));
        Assert.That((again.StatusCode, again.Header("Content-Encoding")), Is.EqualTo((HttpStatusCode.OK, other)));
        Assert.That(replica.Asked, Is.Empty);
        Assert.That(replica.Repeated.First().Times, Is.EqualTo(1), "it counts as a request for the place");
    }

    [Test]
    public async Task What_has_ended_is_made_anew()
    {
        await using var maker = Replica();
        (await maker.GetAsync(Request)).Dispose();
        await StoredAsync(1);
        await using var replica = Replica();
        replica.Clock.Advance(TimeSpan.FromMinutes(25));

        (await replica.GetAsync(Request)).Dispose();

        Assert.That(replica.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_replica_without_one_of_the_vendors_makes_its_own()
    {
        await using var maker = Replica();
        (await maker.GetAsync(Request)).Dispose();
        await StoredAsync(1);
        await using var other = Replica(services => services.Remove(services.Last(one => one.ServiceType == typeof(IWeatherProvider)
            && ((IWeatherProvider)one.ImplementationInstance!).Profile.DisabledBecause is null)));

        (await other.GetAsync(Request)).Dispose();

        Assert.That(other.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_partial_or_stale_is_not_shared()
    {
        await using var maker = Replica();
        maker.Desk = request => Task.FromResult(Answers.Whole(request) with
        {
            Outcomes = [Answers.Reported("alpha"), new Failed("beta", ReportKind.Forecast, FaultKind.Timeout, TimeSpan.FromSeconds(1))],
        });
        (await maker.GetAsync(Request)).Dispose();
        maker.Desk = request => Task.FromResult(Answers.Whole(request) with { Outcomes = [Answers.Reported("alpha", stale: true)] });
        (await maker.GetAsync(Request + "&hours=2")).Dispose();
        maker.Desk = request => Task.FromResult(Answers.Whole(request));
        (await maker.GetAsync(Request + "&hours=3")).Dispose();

        await StoredAsync(1);

        await using var replica = Replica();
        (await replica.GetAsync(Request + "&hours=3")).Dispose();
        Assert.That(replica.Asked, Is.Empty);
    }

    [Test]
    public async Task An_entry_that_is_none_is_as_if_there_were_none()
    {
        await using var maker = Replica();
        (await maker.GetAsync(Request)).Dispose();
        await StoredAsync(1);
        await Redis.ExecuteAsync("EVAL", "return redis.call('APPEND', redis.call('KEYS', '*')[1], 'x')", "0");
        await using var replica = Replica();

        using var response = await replica.GetAsync(Request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(replica.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_Redis_each_replica_makes_its_own()
    {
        await using var replica = Replica();
        await Redis.KillAsync();

        using var response = await replica.GetAsync(Request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(replica.Asked, Has.Count.EqualTo(1));
    }

    private ContractHub Replica(Action<IServiceCollection>? configure = null) => new(services =>
    {
        services.AddRedis(Redis.Configuration);
        configure?.Invoke(services);
    });

    private Task StoredAsync(int entries) => Poll.UntilAsync(async () => await Redis.ExecuteAsync("DBSIZE") == $":{entries}");
}
