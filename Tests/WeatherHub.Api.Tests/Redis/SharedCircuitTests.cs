using Polly.CircuitBreaker;
using WeatherHub.Api.Tests.Resilience;

namespace WeatherHub.Api.Tests.Redis;

public sealed class SharedCircuitTests : RedisFixture
{
    private StubVendor vendor = null!;
    private ReplicatedClients fleet = null!;
    private bool isDead;

    [SetUp]
    public async Task Start()
    {
        isDead = true;
        vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, isDead ? 500 : 200));
        fleet = await ReplicatedClients.StartAsync(Redis, vendor.Address);
    }

    [TearDown]
    public async Task End()
    {
        fleet?.Dispose();
        if (vendor is not null) await vendor.DisposeAsync();
    }

    [Test]
    public async Task Who_fails_with_a_vendor_that_is_broken_for_the_fleet_leaves_it_alone_after_one_call()
    {
        await fleet.OpenAsync(0);
        await fleet.CallAsync(1);
        await fleet.IsAsync(1, CircuitState.Open);
        Assert.That((await fleet.CallAsync(1), vendor.Requests.Count), Is.EqualTo((false, 7)));
    }

    [Test]
    public async Task A_dead_vendor_is_tried_by_one_replica_in_each_break()
    {
        await LearnAsync();
        var before = vendor.Requests.Count;
        for (var pause = 1; pause <= 5; pause++)
        {
            await fleet.PassAsync();
            Assert.That(await fleet.CallAllAsync() + await fleet.CallAllAsync(), Is.EqualTo(1));
            Assert.That(vendor.Requests, Has.Count.EqualTo(before + pause));
        }
    }

    [Test]
    public async Task A_vendor_that_one_replica_finds_well_again_is_used_by_all_at_once()
    {
        await LearnAsync();
        isDead = false;
        await fleet.PassAsync();
        while (!await fleet.CallAsync(2)) await fleet.PassAsync();
        foreach (var replica in new[] { 0, 1, 2 }) await fleet.IsAsync(replica, CircuitState.Closed);
        Assert.That(await fleet.CallAllAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_replica_that_fares_well_with_a_vendor_does_not_lose_it_to_another_that_does_not()
    {
        isDead = false;
        await fleet.CallAsync(1);
        isDead = true;
        await fleet.OpenAsync(0);
        isDead = false;
        for (var call = 0; call < 10; call++) Assert.That(await fleet.CallAsync(1), Is.True);
        Assert.That(fleet[1].Transport.Circuit, Is.EqualTo(CircuitState.Closed));
    }

    [Test]
    public async Task Without_Redis_each_replica_tries_once_in_each_break()
    {
        await LearnAsync();
        await Redis.KillAsync();
        var before = vendor.Requests.Count;
        foreach (var _ in new[] { 1, 2 })
        {
            foreach (var replica in new[] { 0, 1, 2 }) fleet[replica].Clock.Advance(TimeSpan.FromSeconds(5.2));
            Assert.That(await fleet.CallAllAsync() + await fleet.CallAllAsync(), Is.EqualTo(3));
        }

        Assert.That(vendor.Requests, Has.Count.EqualTo(before + 6));
    }

    [TestCase("FLUSHALL")]
    [TestCase("SET", "weatherhub:circuit/vendor-a", "rubbish")]
    [TestCase("HSET", "weatherhub:circuit/vendor-a", "rubbish", "1")]
    [TestCase("SET", "weatherhub:circuit/vendor-a", "1", "EX", "1000000")]
    public async Task A_Redis_that_forgets_or_holds_rubbish_costs_one_try_more_at_most(params string[] trouble)
    {
        await LearnAsync();
        await fleet.PassAsync();
        await Redis.ExecuteAsync("DEL", "weatherhub:circuit/vendor-a");
        await Redis.ExecuteAsync(trouble);
        Assert.That(await fleet.CallAllAsync(), Is.EqualTo(1));
    }

    private async Task LearnAsync()
    {
        await fleet.OpenAsync(0);
        foreach (var replica in new[] { 1, 2 })
        {
            await fleet.CallAsync(replica);
            await fleet.IsAsync(replica, CircuitState.Open);
        }
    }
}
