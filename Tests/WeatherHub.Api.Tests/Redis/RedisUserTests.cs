using StackExchange.Redis;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Quotas;
using WeatherHub.Api.Verification;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

/// <summary>
/// The Redis user that the command of docs/configuration.md makes for the hub may do all that the hub does and nothing beyond its prefix.
/// </summary>
public sealed class RedisUserTests : RedisFixture
{
    // What the client asks of any server when it connects, and does without where it may not.
    private static readonly string[] Optional = ["config|get", "cluster|nodes", "cluster|slots"];

    [TestCase("", 3)]
    [TestCase(",protocol=resp3", 3)]
    [TestCase(",protocol=resp2", 2)]
    public async Task The_user_that_is_documented_suffices(string protocol, int version)
    {
        Assert.That(await Redis.ExecuteAsync(DocumentedUser()), Is.EqualTo("+OK"));
        using var fleet = await Replicas.StartAsync($"{Redis.Configuration},user=weatherhub,password=hunter2{protocol}", 2);
        Assert.That(await Redis.ExecuteAsync("CLIENT", "LIST"), Does.Contain("user=weatherhub").And.Contain($"resp={version}"));

        Assert.That(await fleet.RequestAsync(callers: 10), Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1), "the replicas share leases and reports");
        var hub = fleet[0];
        var budget = new QuotaFixture(
            hub.Get<IQuotaStore>(),
            hub.Get<SharedBackoff>(),
            QuotaFixture.Budget(new QuotaWindow(QuotaSpan.Day, 9)),
            TimeProvider.System);
        Assert.That((await budget.TakeAsync()).IsGranted, Is.True);
        await hub.Get<SharedBackoff>().BeginAsync("vendor-a", TimeSpan.FromMinutes(1));
        var learning = new RedisEntryStore(hub.Get<RedisStore>());
        Assert.That(await learning.WriteAsync("all", [1], TimeSpan.FromHours(1)), Is.True);
        Assert.That((await learning.ReadAsync("all")).Entry, Is.EqualTo(new byte[] { 1 }));
        await new CacheWarmer(
            hub.Get<RedisStore>(), hub.Get<RequestFrequency>(), hub.Get<ReportCache>(), hub.Get<KeyCapacity>(), TimeProvider.System)
            .TellAsync();
        Assert.That(await CacheWarmer.MostRequestedAsync(hub.Get<RedisStore>()), Is.Not.Null);

        Assert.That(await RefusedAsync(), Is.SubsetOf(Optional));
        Assert.That((await hub.Get<RedisStore>().TryAsync("SET", "", store => store.StringSetAsync("of others", "1"))).IsSaid, Is.False);
    }

    [Test]
    public async Task A_password_that_is_wrong_leaves_the_hub_on_its_own_and_fails_nobody()
    {
        await Redis.ExecuteAsync("CONFIG", "SET", "requirepass", "hunter2");
        using var replica = new FetchingFixture(
            vendors: 1,
            services => services.AddRedis($"{Redis.Configuration},password=hunter3"));
        for (var place = 0; place < 5; place++)
            Assert.That((await replica.RequestAsync(new(place, 50))).Outcomes[0], Is.InstanceOf<Reported>());
    }

    /// <summary>The command as the page spells it, with the password of these tests.</summary>
    private static string[] DocumentedUser()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WeatherHub.sln"))) folder = folder.Parent!;
        var page = File.ReadLines(Path.Combine(folder.FullName, "docs", "configuration.md"));
        return page.Single(line => line.StartsWith("ACL SETUSER ", StringComparison.Ordinal)).Replace(">SECRET", ">hunter2").Split(' ');
    }

    /// <summary>What Redis refused to the hub's user, as its log names it.</summary>
    private async Task<string[]> RefusedAsync()
    {
        await using var admin = await ConnectionMultiplexer.ConnectAsync(Redis.Configuration);
        var log = (RedisResult[])(await admin.GetDatabase().ExecuteAsync("ACL", "LOG"))!;
        return [.. log.Select(entry => (string)entry.ToDictionary()["object"]!)];
    }
}
