using System.Net;

namespace WeatherHub.Api.Tests.Resilience;

public sealed class RetryTests
{
    [Test]
    public async Task A_passing_fault_of_a_healthy_vendor_is_tried_again()
    {
        await using var vendor = await StubVendor.StartAsync((context, count) => StubVendor.Say(context, count == 21 ? 503 : 200));
        using var client = new ResilientClient(vendor.Address);
        await client.EarnAsync(retries: 2);
        var pending = client.Http.GetAsync("/");
        await client.Clock.TimerWithinAsync(TimeSpan.FromSeconds(1));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await pending).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(vendor.Requests, Has.Count.EqualTo(22));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    public async Task What_would_fail_again_is_not_tried_again(int status)
    {
        await using var vendor = await StubVendor.StartAsync((context, count) => StubVendor.Say(context, count > 10 ? status : 200));
        using var client = new ResilientClient(vendor.Address);
        await client.EarnAsync(retries: 1);
        using var response = await client.Http.GetAsync("/");
        Assert.That(((int)response.StatusCode, vendor.Requests.Count), Is.EqualTo((status, 11)));
    }

    [Test]
    public async Task A_vendor_that_has_answered_nobody_earns_no_retry()
    {
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, 500));
        using var client = new ResilientClient(vendor.Address);
        (await client.Http.GetAsync("/")).Dispose();
        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Retries_stay_within_a_tenth_of_what_went_well()
    {
        await using var vendor = await StubVendor.StartAsync((context, count) => StubVendor.Say(context, count > 40 ? 500 : 200));
        using var client = new ResilientClient(vendor.Address, ("RetryDelay", "00:00:00.001"), ("CircuitThroughput", "1000"));
        await client.EarnAsync(retries: 4);
        for (var call = 0; call < 40; call++)
        {
            var pending = client.Http.GetAsync("/");
            while (!pending.IsCompleted)
            {
                await Task.WhenAny(pending, client.Clock.TimerWithinAsync(TimeSpan.FromSeconds(0.5)));
                if (!pending.IsCompleted) client.Clock.Advance(TimeSpan.FromSeconds(0.5));
            }

            (await pending).Dispose();
        }

        Assert.That(vendor.Requests, Has.Count.EqualTo(40 + 40 + 4));
    }

    [Test]
    public async Task A_retry_waits_for_as_long_as_the_vendor_says()
    {
        await using var vendor = await StubVendor.StartAsync((context, count) =>
        {
            context.Response.Headers.RetryAfter = "3";
            return StubVendor.Say(context, count == 11 ? 429 : 200);
        });
        using var client = new ResilientClient(vendor.Address);
        await client.EarnAsync(retries: 1);
        var pending = client.Http.GetAsync("/");
        await client.Clock.TimerWithinAsync(TimeSpan.FromSeconds(3));
        client.Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(vendor.Requests, Has.Count.EqualTo(11));
        client.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That((await pending).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("3600")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_wait_longer_than_the_call_may_take_ends_it_at_once(string retryAfter)
    {
        await using var vendor = await StubVendor.StartAsync((context, count) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return StubVendor.Say(context, count > 10 ? 503 : 200);
        });
        using var client = new ResilientClient(vendor.Address);
        await client.EarnAsync(retries: 1);
        using var response = await client.Http.GetAsync("/");
        Assert.That((response.StatusCode, vendor.Requests.Count), Is.EqualTo((HttpStatusCode.ServiceUnavailable, 11)));
    }
}
