using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class VersionGuardTests
{
    private static readonly ReportKey Key = ReportKey.Of(
        "vendor-a",
        new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(Sample.Berlin), null));

    private static readonly LeaseKeys Keys = new(Key.ToString());

    private readonly ManualTimeProvider clock = new();

    [Test]
    public void An_entry_of_a_newer_version_stands_until_nobody_renews_it()
    {
        var newer = new VersionGuard(new KeyCapacity([]), clock);
        var entry = Entry(version: 2);
        newer.Note(Key, entry);
        Assert.That(newer.Stand(Key), Is.True);
        clock.Advance(VersionGuard.Respect / 2);
        newer.Note(Key, entry);
        Assert.That(newer.Stand(Key), Is.True);
        clock.Advance(VersionGuard.Respect / 2);
        Assert.That(newer.Stand(Key), Is.False, "the newer version is gone");

        newer.Note(Key, Entry(version: 2, minutes: 5));
        Assert.That(newer.Stand(Key), Is.True, "it is back");
        newer.Note(Key, Entry(version: 1));
        Assert.That(newer.Stand(Key), Is.False);
    }

    [Test]
    public void What_is_older_torn_or_foreign_stands_in_nobodys_way()
    {
        var newer = new VersionGuard(new KeyCapacity([]), clock);
        var torn = Entry(version: 2);
        torn[^1] ^= 1;
        foreach (var entry in new[] { Entry(version: 0), Entry(version: 1), torn, Entry(version: 2)[..10], new byte[64] })
        {
            newer.Note(Key, entry);
            Assert.That(newer.Stand(Key), Is.False);
        }
    }

    [Test, NonParallelizable]
    public async Task An_older_replica_serves_its_own_and_leaves_a_newer_ones_entry_in_Redis()
    {
        await using var redis = await RedisServer.StartAsync();
        using var replica = Sharing(redis);
        var entry = Entry(version: 2);
        var database = (await replica.Get<RedisConnection>().ConnectedAsync()).GetDatabase();
        await database.HashSetAsync(Keys.Entry, EntryOf(entry));

        Assert.That((await replica.RequestAsync()).Outcomes[0], Is.InstanceOf<Reported>());
        await replica.Get<SharedReports>().StoreAsync(Key, Report(), TimeSpan.FromHours(1));

        Assert.That((byte[]?)await database.HashGetAsync(Keys.Entry, LeaseKeys.Data), Is.EqualTo(entry));
        Assert.That(replica.Vendors[0].Calls, Is.EqualTo(1));
    }

    [Test, NonParallelizable]
    public async Task Older_replicas_share_beside_a_newer_ones_entry_until_it_is_gone()
    {
        await using var redis = await RedisServer.StartAsync();
        using var one = Sharing(redis);
        using var other = Sharing(redis);
        var database = (await one.Get<RedisConnection>().ConnectedAsync()).GetDatabase();
        var report = Report();
        await database.HashSetAsync(Keys.Entry, EntryOf(Entry(version: 2)));

        Assert.That(await one.Get<SharedReports>().FindAsync(Key), Is.Null);
        await one.Get<SharedReports>().StoreAsync(Key, report, TimeSpan.FromHours(1));
        Assert.That((await other.Get<SharedReports>().FindAsync(Key))?.FetchedAt, Is.EqualTo(report.FetchedAt));

        await database.KeyDeleteAsync(Keys.Entry);
        Assert.That(await other.Get<SharedReports>().FindAsync(Key), Is.Null);
        await other.Get<SharedReports>().StoreAsync(Key, report, TimeSpan.FromHours(1));
        Assert.That(ReportCodec.TryDecode(Key, (byte[])(await database.HashGetAsync(Keys.Entry, LeaseKeys.Data))!), Is.Not.Null);
    }

    private static FetchingFixture Sharing(RedisServer redis) => new(
        vendors: 1, services => services.AddSingleton(_ => new RedisConnection(RedisAddress.Parse(redis.Configuration))));

    private byte[] Entry(byte version, int minutes = 0)
    {
        var entry = ReportCodec.Encode(Key, Report() with { IssuedAt = clock.GetUtcNow().AddMinutes(minutes) });
        entry[3] = version;
        SHA256.HashData(entry.AsSpan(12)).AsSpan(0, 8).CopyTo(entry.AsSpan(4));
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(entry) & 0xFF, Is.EqualTo(version));
        return entry;
    }

    private Report Report() => Sample.Report("vendor-a", ReportKind.Forecast, clock.GetUtcNow(), clock.GetUtcNow().AddHours(1));

    private HashEntry[] EntryOf(byte[] data) =>
        [
            new("absexp", -1),
            new("sldexp", -1),
            new(LeaseKeys.Data, data),
            new(LeaseKeys.Fresh, clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds()),
        ];
}
