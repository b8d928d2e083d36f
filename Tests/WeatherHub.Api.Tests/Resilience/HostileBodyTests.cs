using System.IO.Compression;
using System.Net;
using Polly.Timeout;
using WeatherHub.Api.Resilience;

namespace WeatherHub.Api.Tests.Resilience;

public sealed class HostileBodyTests
{
    [Test]
    public async Task A_body_that_drips_is_cut_by_the_attempts_timeout()
    {
        var dripping = new TaskCompletionSource();
        await using var vendor = await StubVendor.StartAsync(async (context, _) =>
        {
            await context.Response.Body.WriteAsync("{"u8.ToArray());
            await context.Response.Body.FlushAsync();
            dripping.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var client = new ResilientClient(vendor.Address, ("AttemptTimeout", "00:00:03"));

        var pending = client.Http.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);
        await dripping.Task;
        client.Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(pending.IsCompleted, Is.False);
        client.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(async () => await pending, Throws.InstanceOf<TimeoutRejectedException>());
    }

    [Test]
    public async Task A_small_body_that_unpacks_to_a_hundred_megabytes_is_dropped_at_the_limit()
    {
        var bomb = Bomb(100 << 20);
        Assert.That(bomb, Has.Length.LessThan(1 << 20));
        await using var vendor = await StubVendor.StartAsync(async (context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(bomb);
        });
        using var client = new ResilientClient(vendor.Address);

        var before = GC.GetTotalAllocatedBytes();
        Assert.That(async () => await client.Http.GetAsync("/"), Throws.InstanceOf<BodyTooLargeException>());
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(32L << 20));
    }

    [Test]
    public async Task A_body_up_to_the_limit_arrives_whole_with_its_headers()
    {
        var body = new string('x', 1024);
        await using var vendor = await StubVendor.StartAsync((context, _) =>
        {
            context.Response.Headers.Expires = "Mon, 01 Jun 2026 12:00:00 GMT";
            context.Response.ContentType = "application/json";
            return StubVendor.Say(context, 200, body);
        });
        using var client = new ResilientClient(vendor.Address, ("BodyLimit", "1024"));
        using var response = await client.Http.GetAsync("/");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(body));
        Assert.That(response.Content.Headers.Expires, Is.EqualTo(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
    }

    [TestCase(0)]
    [TestCase(65_535)]
    [TestCase(65_536)]
    [TestCase(65_537)]
    [TestCase(300_000)]
    public async Task A_body_of_any_length_arrives_byte_for_byte(int length)
    {
        var body = new byte[length];
        new Random(length).NextBytes(body);
        await using var vendor = await StubVendor.StartAsync((context, _) => context.Response.Body.WriteAsync(body).AsTask());
        using var client = new ResilientClient(vendor.Address);
        using var response = await client.Http.GetAsync("/");
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(body));
    }

    [Test]
    public async Task A_body_that_says_it_is_larger_than_the_limit_is_not_read()
    {
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, 200, new string('x', 1025)));
        using var client = new ResilientClient(vendor.Address, ("BodyLimit", "1024"));
        Assert.That(async () => await client.Http.GetAsync("/"), Throws.InstanceOf<BodyTooLargeException>());
    }

    [Test]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var elsewhere = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, 200));
        await using var vendor = await StubVendor.StartAsync((context, _) =>
        {
            context.Response.Redirect(elsewhere.Address.ToString());
            return Task.CompletedTask;
        });
        using var client = new ResilientClient(vendor.Address);
        using var response = await client.Http.GetAsync("/");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [Test]
    public async Task A_vendor_learns_nothing_of_our_traces_and_keeps_no_cookie_with_us()
    {
        await using var vendor = await StubVendor.StartAsync((context, _) =>
        {
            context.Response.Headers.SetCookie = "who=you";
            return StubVendor.Say(context, 200);
        });
        using var client = new ResilientClient(vendor.Address);
        using var span = new System.Diagnostics.Activity("request").SetBaggage("caller", "someone").Start();
        for (var call = 0; call < 2; call++) (await client.Http.GetAsync("/")).Dispose();
        Assert.That(vendor.Headers.SelectMany(names => names).Distinct(), Is.SubsetOf(new[] { "Host", "Accept-Encoding" }));
    }

    private static byte[] Bomb(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var written = 0; written < size; written += zeros.Length) gzip.Write(zeros);
        }

        return packed.ToArray();
    }
}
