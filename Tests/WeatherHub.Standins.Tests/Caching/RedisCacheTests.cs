using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.TestKit;

namespace WeatherHub.Standins.Tests.Caching;

[Category("Redis")]
internal sealed class RedisCacheTests
{
    private static readonly byte[] Value = [0, 1, 2, 255];

    private RedisServer redis = null!;
    private ServiceProvider provider = null!;

    private IDistributedCache Cache => provider.GetRequiredService<IDistributedCache>();

    private IBufferDistributedCache Buffers => (IBufferDistributedCache)Cache;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Assume.That(RedisServer.IsAvailable, "redis-server is not on the path");
        redis = await RedisServer.StartAsync();
        provider = new ServiceCollection()
            .AddStackExchangeRedisCache(options => (options.Configuration, options.InstanceName) = (redis.Configuration, "hub:"))
            .BuildServiceProvider();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (redis is null)
            return;
        await provider.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Test]
    public async Task What_was_set_is_got_until_it_is_removed()
    {
        await Cache.SetAsync("kept", Value, new DistributedCacheEntryOptions());
        Assert.That(await Cache.GetAsync("kept"), Is.EqualTo(Value));

        await Cache.RemoveAsync("kept");
        Assert.That(await Cache.GetAsync("kept"), Is.Null);
    }

    [Test]
    public void What_was_set_is_got_until_it_is_removed_without_waiting_too()
    {
        Cache.Set("kept-now", Value, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) });
        Assert.That(Cache.Get("kept-now"), Is.EqualTo(Value));
        Cache.Refresh("kept-now");

        Cache.Remove("kept-now");
        Assert.That(Cache.Get("kept-now"), Is.Null);
    }

    [Test]
    public async Task Buffers_go_in_and_out_as_arrays_do()
    {
        await Buffers.SetAsync("buffer", Sequence("weather ", "hub"), new DistributedCacheEntryOptions());
        var destination = new ArrayBufferWriter<byte>();

        Assert.That(await Buffers.TryGetAsync("buffer", destination), Is.True);
        Assert.That(Encoding.UTF8.GetString(destination.WrittenSpan), Is.EqualTo("weather hub"));
        Assert.That(await Cache.GetAsync("buffer"), Is.EqualTo("weather hub"u8.ToArray()));
        Assert.That(await Buffers.TryGetAsync("no such buffer", destination), Is.False);
    }

    [Test]
    public async Task An_entry_is_a_hash_under_the_instance_name_whose_key_expires()
    {
        var until = DateTimeOffset.Parse("2200-01-02T03:04:05Z", CultureInfo.InvariantCulture);
        await Cache.SetAsync("layout", "told"u8.ToArray(), new DistributedCacheEntryOptions { AbsoluteExpiration = until, SlidingExpiration = TimeSpan.FromMinutes(5) });

        Assert.That(await redis.AskAsync("HGET", "hub:layout", "absexp"), Is.EqualTo($"{until.UtcTicks}"));
        Assert.That(await redis.AskAsync("HGET", "hub:layout", "sldexp"), Is.EqualTo($"{TimeSpan.FromMinutes(5).Ticks}"));
        Assert.That(await redis.AskAsync("HGET", "hub:layout", "data"), Is.EqualTo("told"));
        Assert.That(await LifeAsync("layout"), Is.InRange(290, 300));
    }

    [Test]
    public async Task An_entry_without_expiry_says_so_and_stays()
    {
        await Cache.SetAsync("for-ever", Value, new DistributedCacheEntryOptions());

        Assert.That(await redis.AskAsync("HGET", "hub:for-ever", "absexp"), Is.EqualTo("-1"));
        Assert.That(await redis.AskAsync("HGET", "hub:for-ever", "sldexp"), Is.EqualTo("-1"));
        Assert.That(await LifeAsync("for-ever"), Is.EqualTo(-1));
    }

    [Test]
    public async Task An_entry_that_somebody_else_wrote_in_this_layout_is_got()
    {
        await redis.AskAsync("HMSET", "hub:foreign", "absexp", "-1", "sldexp", "-1", "data", "theirs");

        Assert.That(await Cache.GetAsync("foreign"), Is.EqualTo("theirs"u8.ToArray()));
    }

    [Test]
    public async Task A_sliding_entry_lives_longer_each_time_it_is_got_or_refreshed()
    {
        await Cache.SetAsync("sliding", Value, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) });

        await redis.AskAsync("EXPIRE", "hub:sliding", "10");
        await Cache.GetAsync("sliding");
        Assert.That(await LifeAsync("sliding"), Is.InRange(3590, 3600));

        await redis.AskAsync("EXPIRE", "hub:sliding", "10");
        await Cache.RefreshAsync("sliding");
        Assert.That(await LifeAsync("sliding"), Is.InRange(3590, 3600));
    }

    [Test]
    public async Task A_sliding_entry_does_not_outlive_its_absolute_expiry()
    {
        await Cache.SetAsync("both", Value, new DistributedCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10),
            SlidingExpiration = TimeSpan.FromHours(1),
        });
        await redis.AskAsync("EXPIRE", "hub:both", "10");

        await Cache.GetAsync("both");

        Assert.That(await LifeAsync("both"), Is.InRange(590, 600));
    }

    [Test]
    public async Task An_absolute_expiry_is_not_moved_by_reading()
    {
        await Cache.SetAsync("absolute", Value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
        await redis.AskAsync("EXPIRE", "hub:absolute", "10");

        await Cache.GetAsync("absolute");

        Assert.That(await LifeAsync("absolute"), Is.InRange(1, 10));
    }

    [Test]
    public void An_expiry_in_the_past_is_refused() =>
        Assert.That(
            () => Cache.SetAsync("past", Value, new DistributedCacheEntryOptions { AbsoluteExpiration = DateTimeOffset.UnixEpoch }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_cancelled_call_is_not_made() =>
        Assert.That(() => Cache.GetAsync("any", new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    private static ReadOnlySequence<byte> Sequence(string first, string second)
    {
        var head = new Segment(Encoding.UTF8.GetBytes(first), 0);
        var tail = new Segment(Encoding.UTF8.GetBytes(second), first.Length);
        head.Before(tail);
        return new ReadOnlySequence<byte>(head, 0, tail, tail.Memory.Length);
    }

    private async Task<int> LifeAsync(string key) => int.Parse((await redis.AskAsync("TTL", "hub:" + key))[1..], CultureInfo.InvariantCulture);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, long from) => (Memory, RunningIndex) = (bytes, from);

        public void Before(Segment next) => Next = next;
    }
}
