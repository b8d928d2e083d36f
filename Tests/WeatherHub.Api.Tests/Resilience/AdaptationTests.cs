using WeatherHub.Api.Resilience;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Resilience;

public sealed class AdaptationTests
{
    [Test]
    public async Task A_vendor_in_trouble_gets_fewer_calls_at_a_time_until_it_is_well()
    {
        await using var vendor = await StubVendor.StartAsync((context, call) => StubVendor.Say(context, call <= 5 ? 503 : 200));
        using var client = new ResilientClient(
            vendor.Address, ("Concurrency", "10"), ("ConcurrencyFloor", "2"),
            ("CircuitThroughput", "1000"));
        for (var call = 0; call < 5; call++)
        {
            (await client.Http.GetAsync("/")).Dispose();
            client.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.That(client.Transport.Limit, Is.EqualTo(3));
        for (var round = 0; round < 40; round++)
            foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.Http.GetAsync("/")))) answer.Dispose();
        Assert.That(client.Transport.Limit, Is.EqualTo(10));
    }

    [TestCase("00:00:00.5", 0.5)]
    [TestCase("00:00:07", 7)]
    public async Task A_quick_vendor_is_given_up_sooner_than_one_that_nobody_knows(string floor, double seconds)
    {
        var stuck = new TaskCompletionSource();
        await using var vendor = await StubVendor.StartAsync((context, call) => call <= 25 ? StubVendor.Say(context, 200) : stuck.Task);
        using var client = new ResilientClient(vendor.Address, ("AttemptFloor", floor), ("TotalTimeout", "00:00:20"));
        for (var call = 0; call < 25; call++) (await client.Http.GetAsync("/")).Dispose();

        var pending = client.Http.GetAsync("/");
        await client.Clock.TimerWithinAsync(TimeSpan.FromSeconds(seconds));
        await Poll.UntilAsync(() => vendor.Requests.Count == 26);
        client.Clock.Advance(TimeSpan.FromSeconds(seconds - 0.01));
        Assert.That(pending.IsCompleted, Is.False);
        client.Clock.Advance(TimeSpan.FromSeconds(0.02));
        Assert.That(async () => await pending, Throws.InstanceOf<Polly.Timeout.TimeoutRejectedException>());
        stuck.SetResult();
    }

    [Test]
    public void A_quantile_is_known_once_enough_was_seen_and_forgets_what_was_long_ago()
    {
        var latencies = new LatencyHistogram();
        for (var i = 0; i < 19; i++) latencies.Add(TimeSpan.FromMilliseconds(100));
        Assert.That(latencies.Quantile(0.99), Is.Null);
        latencies.Add(TimeSpan.FromMilliseconds(100));
        Assert.That(latencies.Quantile(0.99)!.Value.TotalMilliseconds, Is.InRange(100, 120));

        for (var i = 0; i < 5; i++) latencies.Add(TimeSpan.FromSeconds(3));
        Assert.That(latencies.Quantile(0.99)!.Value.TotalMilliseconds, Is.InRange(3000, 3600));
        for (var i = 0; i < 2000; i++) latencies.Add(TimeSpan.FromMilliseconds(100));
        Assert.That(latencies.Quantile(0.99)!.Value.TotalMilliseconds, Is.InRange(100, 120));
    }
}
