using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Hosting;
using WeatherHub.TestKit;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SharedReportsTests
{
    private readonly FakeStore store = new();

    [Test]
    public async Task What_one_replica_fetched_the_next_one_does_not_ask_for()
    {
        using var first = Replica();
        using var second = Replica();
        var fetched = (Reported)(await first.AskAsync()).Outcomes[0];
        var shared = (Reported)(await second.AskAsync()).Outcomes[0];
        Assert.That((first.Vendors[0].Calls, second.Vendors[0].Calls), Is.EqualTo((1, 0)));
        Assert.That(shared.Report.ExpiresAt, Is.EqualTo(fetched.Report.ExpiresAt));
        Assert.That(shared.Report.Hourly!.ValueAt(Variable.Temperature, 3), Is.EqualTo(fetched.Report.Hourly!.ValueAt(Variable.Temperature, 3)));
    }

    [Test]
    public async Task A_stale_entry_of_another_replica_is_served_when_the_vendor_fails()
    {
        using var first = Replica();
        await first.AskAsync();
        using var second = Replica();
        second.Clock.Advance(TimeSpan.FromHours(5));
        second.Vendors[0].Fails(FaultKind.Network);
        var reported = (Reported)(await second.AskAsync()).Outcomes[0];
        Assert.That((reported.Stale, reported.Fault), Is.EqualTo((true, (FaultKind?)FaultKind.Network)));
    }

    [Test]
    public async Task A_store_that_hangs_costs_its_deadline_and_then_nothing()
    {
        store.Looking = () => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        using var replica = Replica(("Hub:Reports:RefreshGrace", "00:00:01"));
        for (var place = 0; place < 5; place++)
        {
            var asking = replica.AskAsync(new(place, 0));
            await Task.WhenAny(asking, replica.Clock.TimerWithinAsync(TimeSpan.FromMilliseconds(50)));
            if (!asking.IsCompleted) replica.Clock.Advance(TimeSpan.FromMilliseconds(50));
            Assert.That((await asking).Outcomes[0], Is.InstanceOf<Reported>());
        }

        Assert.That(store.Lookups, Is.InRange(1, 3));
    }

    [Test]
    public async Task A_store_that_fails_or_refuses_writes_is_nobodys_error()
    {
        store.Looking = store.Writing = () => throw new InvalidOperationException("READONLY You can't write against a read only replica.");
        using var replica = Replica();
        for (var place = 0; place < 5; place++) Assert.That((await replica.AskAsync(new(place, 0))).Outcomes[0], Is.InstanceOf<Reported>());
        store.Looking = store.Writing = null;
        replica.Clock.Advance(TimeSpan.FromSeconds(2.1));
        await replica.AskAsync(new(50, 0));
        await FanOutTests.Until(() => store.Entries.ContainsKey("report/vendor-a/forecast/5000/0/-"));
    }

    [Test]
    public async Task Entries_swapped_between_two_keys_serve_nobody_the_other_places_weather()
    {
        using var first = Replica();
        await first.AskAsync(new(10, 0));
        await first.AskAsync(new(20, 0));
        const string Ten = "report/vendor-a/forecast/1000/0/-", Twenty = "report/vendor-a/forecast/2000/0/-";
        await FanOutTests.Until(() => store.Entries.ContainsKey(Ten) && store.Entries.ContainsKey(Twenty));
        (store.Entries[Ten], store.Entries[Twenty]) = (store.Entries[Twenty], store.Entries[Ten]);

        using var second = Replica();
        await second.AskAsync(new(10, 0));
        await second.AskAsync(new(20, 0));
        Assert.That(second.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task The_store_is_connected_to_while_the_hub_starts_and_holds_it_up_for_so_long_only()
    {
        store.Looking = () => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        var clock = new ManualTimeProvider();
        var opening = new StartupWarmup([new RedisWarmup(new SharedStore(store), clock)], Options.Create(new LifecycleOptions()), clock);
        var opened = opening.StartingAsync(CancellationToken.None);
        await FanOutTests.Until(() => store.Lookups == 1);
        Assert.That(opened.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1.5));
        await opened;
    }

    private Bench Replica(params (string Key, string Value)[] settings) =>
        new(vendors: 1, services => services.AddSingleton(new SharedStore(store)), settings);

    private sealed class FakeStore : IDistributedCache
    {
        private int lookups;

        public System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> Entries { get; } = new();

        public int Lookups => lookups;

        public Func<Task>? Looking { get; set; }

        public Func<Task>? Writing { get; set; }

        public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            Interlocked.Increment(ref lookups);
            if (Looking is { } behave) await behave();
            return Entries.GetValueOrDefault(key);
        }

        public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            if (Writing is { } behave) await behave();
            Entries[key] = value;
        }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
    }
}
