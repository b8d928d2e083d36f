using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Benchmarks;

internal sealed class VendorReplayTests
{
    private int recorded;

    [Test]
    public async Task A_path_is_recorded_once_whatever_the_place_and_given_compressed()
    {
        await using var vendor = ReferenceServers.Empty(0).Build();
        vendor.Run(context =>
        {
            recorded++;
            context.Response.Headers.LastModified = "Sat, 01 Jan 2000 00:00:00 GMT";
            return context.Response.WriteAsync($"said of {context.Request.QueryString}");
        });
        await vendor.StartAsync();
        await using var replay = new VendorReplay(vendor.Urls.First(), _ => TimeSpan.Zero, new ManualTimeProvider()).Create(0);
        await replay.StartAsync();
        using var exchange = new RawExchange(new Uri(replay.Urls.First()).Port);
        foreach (var place in new[] { 1, 2, 3 })
        {
            var said = StoredResponse.Parse(exchange.Send(RequestBytes.Get($"/met-norway/complete?lat={place}")));
            Assert.That(Unpacked(said.Body), Is.EqualTo("said of ?lat=1"));
            Assert.That(said.Header("Content-Encoding"), Is.EqualTo("gzip"));
            Assert.That(said.Header("Last-Modified"), Is.EqualTo("Sat, 01 Jan 2000 00:00:00 GMT"));
            Assert.That(said.Header("Expires"), Is.EqualTo("Mon, 01 Jun 2026 10:50:00 GMT"));
        }

        Assert.That(recorded, Is.EqualTo(1));
        Assert.That(
            StoredResponse.Text(exchange.Send(RequestBytes.Get(VendorReplay.Calls))), Is.EqualTo("/met-norway/complete 3\n"));
    }

    [Test]
    public async Task A_vendor_takes_its_own_time()
    {
        await using var vendor = ReferenceServers.Empty(0).Build();
        vendor.Run(context => context.Response.WriteAsync("well"));
        await vendor.StartAsync();
        var clock = new ManualTimeProvider();
        TimeSpan Latency(string name) => name == "slow" ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        await using var replay = new VendorReplay(vendor.Urls.First(), Latency, clock).Create(0);
        await replay.StartAsync();
        using var fast = new RawExchange(new Uri(replay.Urls.First()).Port);
        using var slow = new RawExchange(new Uri(replay.Urls.First()).Port);
        var waiting = Task.Run(() => slow.Send(RequestBytes.Get("/slow/weather")));
        await clock.TimerWithinAsync(TimeSpan.FromSeconds(5));
        fast.Send(RequestBytes.Get("/fast/weather"));
        Assert.That((fast.Status, waiting.IsCompleted), Is.EqualTo((200, false)));
        clock.Advance(TimeSpan.FromSeconds(5));
        await waiting;
        Assert.That(slow.Status, Is.EqualTo(200));
    }

    private static string Unpacked(byte[] body)
    {
        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var text = new StreamReader(gzip, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
