using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Quotas;

internal sealed class RedisQuotaStoreTests : RedisFixture
{
    private const string Day = "weatherhub:{budget/vendor-a}:day:739767";

    private readonly List<FetchingFixture> replicas = [];

    [TearDown]
    public void Stop()
    {
        foreach (var fixture in replicas) fixture.Dispose();
        replicas.Clear();
    }

    [Test]
    public async Task Two_replicas_together_never_take_more_than_there_is()
    {
        var budget = QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Minute, 1_000, Rolling: true), new QuotaWindow(QuotaSpan.Day, 300));
        var (one, other) = (Replica(budget), Replica(budget));
        await one.TakeAsync(0);
        await other.TakeAsync(0);

        var verdicts = await Task.WhenAll(
            Enumerable.Range(0, 1_000).Select(call => Task.Run(() => (call % 2 == 0 ? one : other).TakeAsync())));

        Assert.That(verdicts.Count(result => result.IsGranted), Is.EqualTo(300));
        Assert.That(await Redis.ExecuteAsync("GET", Day), Is.EqualTo("300000"));
        Assert.That((await one.TakeAsync()).Wait, Is.EqualTo(TimeSpan.FromHours(13) + TimeSpan.FromMinutes(40)));
    }

    [Test]
    public async Task What_one_replica_gives_back_another_may_take()
    {
        var budget = QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Day, 2));
        var (one, other) = (Replica(budget), Replica(budget));
        Assert.That(await one.GrantedAsync(3), Is.EqualTo(2));
        Assert.That((await other.TakeAsync()).IsGranted, Is.False);
        await one.ReturnAsync();
        Assert.That(await other.GrantedAsync(3), Is.EqualTo(1));
    }

    [Test]
    public async Task A_rest_that_one_replica_heard_of_is_kept_by_all()
    {
        var budget = QuotaFixture.Budget();
        var (one, other) = (Replica(budget), Replica(budget));
        Assert.That((await other.TakeAsync()).IsGranted, Is.True);
        await one.RestAsync(TimeSpan.FromMinutes(5));
        await one.RestAsync(TimeSpan.FromSeconds(5));
        var result = await other.TakeAsync();
        Assert.That(result.Rests, Is.True);
        Assert.That(result.Wait, Is.InRange(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task When_Redis_dies_each_replica_takes_only_its_share_of_what_was_left()
    {
        var budget = QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Day, 100));
        var (one, other) = (Replica(budget), Replica(budget));
        var before = await one.GrantedAsync(25) + await other.GrantedAsync(15);
        await one.Store.LookAsync(budget);
        await Redis.KillAsync();

        var (mine, yours) = (await one.GrantedAsync(100), await other.GrantedAsync(100));

        Assert.That((before, mine, yours), Is.EqualTo((40, 30, 30)));
        Assert.That((await one.TakeAsync()).Wait, Is.GreaterThan(TimeSpan.FromHours(13)));
    }

    [Test]
    public async Task Once_Redis_is_back_it_is_told_what_was_taken_and_what_it_has_lost()
    {
        var budget = QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Day, 100));
        var one = Replica(budget);
        Assert.That(await one.GrantedAsync(10), Is.EqualTo(10));
        await Redis.KillAsync();
        Assert.That(await one.GrantedAsync(5), Is.EqualTo(5));

        // Another server in the same place: it knows nothing.
        await using var next = await RedisServer.StartAsync(Redis.Port);
        await Poll.UntilAsync(async () =>
        {
            replicas[0].Clock.Advance(TimeSpan.FromMilliseconds(100));
            _ = one.Store.LookAsync(budget).AsTask();
            return await next.ExecuteAsync("GET", Day) == "15000";
        });
        Assert.That(await Replica(budget).GrantedAsync(100), Is.EqualTo(85));
    }

    [TestCase("SET", Day, "soup")]
    [TestCase("SET", Day, "-7")]
    [TestCase("SET", Day, "1e300")]
    [TestCase("SET", Day, "0.5")]
    [TestCase("SET", Day, "nan")]
    [TestCase("SET", Day, "")]
    [TestCase("RPUSH", Day, "1")]
    [TestCase("DEL", Day)]
    [TestCase("SET", "weatherhub:{budget/vendor-a}:replicas", "1")]
    [TestCase("SET", "weatherhub:{budget/vendor-a}:rest", "1")]
    public async Task A_count_that_is_none_is_replaced_by_what_the_replica_knows(params string[] spoil)
    {
        var budget = QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Day, 100));
        var one = Replica(budget);
        Assert.That(await one.GrantedAsync(10), Is.EqualTo(10));
        if (spoil[0] == "RPUSH") await Redis.ExecuteAsync("DEL", Day);
        await Redis.ExecuteAsync(spoil);
        Assert.That(await one.GrantedAsync(200), Is.EqualTo(90));
        Assert.That(await Redis.ExecuteAsync("GET", Day), Is.EqualTo("100000"));
    }

    [Test]
    public async Task Every_key_dies_by_itself()
    {
        var one = Replica(QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Second, 10, Rolling: true), new QuotaWindow(QuotaSpan.Month, 100)));
        await one.TakeAsync();
        await one.RestAsync(TimeSpan.FromSeconds(10));
        var immortal = await Redis.ExecuteAsync(
            "EVAL",
            "local n = 0 for _, key in ipairs(redis.call('KEYS', '*')) do if redis.call('TTL', key) < 0 then n = n + 1 end end return n",
            "0");
        Assert.That((immortal, await Redis.ExecuteAsync("DBSIZE")), Is.EqualTo((":0", ":4")));
    }

    // The clock stands still, so that no count is ever late: what is tested is what Redis says, not how fast.
    private QuotaFixture Replica(Budget budget)
    {
        var fixture = FetchingFixture.Over(Redis);
        replicas.Add(fixture);
        Assert.That(fixture.Get<IQuotaStore>(), Is.InstanceOf<RedisQuotaStore>());
        return new QuotaFixture(fixture.Get<IQuotaStore>(), fixture.Get<SharedBackoff>(), budget, fixture.Clock);
    }
}
