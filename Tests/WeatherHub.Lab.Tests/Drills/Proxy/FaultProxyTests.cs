using System.Net.Sockets;
using WeatherHub.Lab.Drills.Proxy;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Drills.Proxy;

internal sealed class FaultProxyTests
{
    private ManualTimeProvider clock = null!;
    private ProxiedSockets wire = null!;

    [SetUp]
    public async Task Open() => wire = await ProxiedSockets.OpenAsync(clock = new ManualTimeProvider());

    [TearDown]
    public async Task Close() => await wire.DisposeAsync();

    [Test]
    public async Task Without_toxics_bytes_and_ends_pass_both_ways()
    {
        await ProxiedSockets.SayAsync(wire.Client, "up");
        Assert.That(await ProxiedSockets.NextAsync(wire.Server), Is.EqualTo("up"));
        await ProxiedSockets.SayAsync(wire.Server, "down");
        wire.Server.Shutdown(SocketShutdown.Send);
        Assert.That(await ProxiedSockets.AllAsync(wire.Client), Is.EqualTo("down"));
        await ProxiedSockets.SayAsync(wire.Client, "still");
        Assert.That(await ProxiedSockets.NextAsync(wire.Server), Is.EqualTo("still"), "one direction's end is not the other's");
    }

    [Test]
    public async Task Latency_holds_bytes_back_for_its_time_in_its_direction_only()
    {
        wire.Proxy.Set(Direction.Down, new Latency(TimeSpan.FromSeconds(5)));
        await ProxiedSockets.SayAsync(wire.Client, "up");
        Assert.That(await ProxiedSockets.NextAsync(wire.Server), Is.EqualTo("up"));
        await ProxiedSockets.SayAsync(wire.Server, "down");
        await Waiting(5);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(wire.Client.Available, Is.Zero);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("down"));
    }

    [Test]
    public async Task Jitter_varies_it_within_its_bounds()
    {
        wire.Proxy.Set(Direction.Down, new Latency(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)));
        await ProxiedSockets.SayAsync(wire.Server, "down");
        await Waiting(7);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(wire.Client.Available, Is.Zero);
        clock.Advance(TimeSpan.FromSeconds(4.2));
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("down"));
    }

    [Test]
    public async Task Bandwidth_lets_a_tenth_of_its_rate_pass_each_tenth_of_a_second()
    {
        wire.Proxy.Set(Direction.Down, new Bandwidth(100));
        await ProxiedSockets.SayAsync(wire.Server, new string('x', 25));
        foreach (var length in new[] { 10, 10, 5 })
        {
            await Waiting(0.1);
            clock.Advance(TimeSpan.FromSeconds(0.1));
            Assert.That(await ProxiedSockets.NextAsync(wire.Client), Has.Length.EqualTo(length));
        }
    }

    [Test]
    public async Task Slow_close_keeps_an_end_back()
    {
        wire.Proxy.Set(Direction.Down, new SlowClose(TimeSpan.FromSeconds(3)));
        await ProxiedSockets.SayAsync(wire.Server, "last words");
        wire.Server.Shutdown(SocketShutdown.Send);
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("last words"));
        await Waiting(3);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.Null);
    }

    [Test]
    public async Task Silence_swallows_everything_and_closes_when_its_time_is_over()
    {
        wire.Proxy.Set(Direction.Down, new Silence(TimeSpan.FromSeconds(2)));
        await ProxiedSockets.SayAsync(wire.Server, "unheard");
        await Waiting(2);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.Null.Or.EqualTo("reset"));
    }

    [Test]
    public async Task Silence_in_one_direction_leaves_the_other_alone()
    {
        wire.Proxy.Set(Direction.Up, new Silence());
        await ProxiedSockets.SayAsync(wire.Client, "unheard");
        await ProxiedSockets.SayAsync(wire.Server, "heard");
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("heard"));
        wire.Client.Shutdown(SocketShutdown.Send);
        Assert.That(await ProxiedSockets.AllAsync(wire.Server), Is.Empty);
    }

    [Test]
    public async Task Reset_peer_resets_a_connection_that_lives()
    {
        await ProxiedSockets.SayAsync(wire.Client, "up");
        Assert.That(await ProxiedSockets.NextAsync(wire.Server), Is.EqualTo("up"));
        wire.Proxy.Set(Direction.Down, new ResetPeer(TimeSpan.FromSeconds(1)));
        await Waiting(1);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("reset"));
        Assert.That(await ProxiedSockets.NextAsync(wire.Server), Is.EqualTo("reset"));
    }

    [Test]
    public async Task Slicer_cuts_what_was_sent_at_once_into_pieces_with_pauses()
    {
        wire.Proxy.Set(Direction.Down, new Slicer(4, TimeSpan.FromSeconds(1)));
        await ProxiedSockets.SayAsync(wire.Server, "one two three");
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("one "));
        foreach (var piece in new[] { "two ", "thre", "e" })
        {
            await Waiting(1);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo(piece));
        }
    }

    [Test]
    public async Task Limit_data_ends_the_connection_after_so_many_bytes()
    {
        wire.Proxy.Set(Direction.Down, new LimitData(7));
        await ProxiedSockets.SayAsync(wire.Server, "one two three");
        Assert.That(await ProxiedSockets.AllAsync(wire.Client), Is.EqualTo("one two"));
    }

    [Test]
    public async Task Down_resets_what_lives_and_refuses_what_comes_and_up_heals()
    {
        wire.Proxy.GoDown();
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("reset"));
        Assert.That(async () => await wire.ConnectAsync(), Throws.InstanceOf<SocketException>());
        wire.Proxy.GoUp();
        await wire.ConnectAsync();
        await ProxiedSockets.SayAsync(wire.Client, "again");
        Assert.That(await ProxiedSockets.NextAsync(wire.Server), Is.EqualTo("again"));
        Assert.That(wire.Proxy.Accepted, Is.EqualTo(2));
    }

    [Test]
    public async Task Cleared_toxics_are_gone_from_connections_that_live()
    {
        wire.Proxy.Set(Direction.Down, new Latency(TimeSpan.FromHours(1)));
        wire.Proxy.Clear();
        await ProxiedSockets.SayAsync(wire.Server, "at once");
        Assert.That(await ProxiedSockets.NextAsync(wire.Client), Is.EqualTo("at once"));
    }

    private Task Waiting(double seconds) => ProxiedSockets.Bounded(clock.TimerWithinAsync(TimeSpan.FromSeconds(seconds)));
}
