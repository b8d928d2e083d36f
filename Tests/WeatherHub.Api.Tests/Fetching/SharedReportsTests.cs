using Microsoft.Extensions.Options;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class SharedReportsTests : RedisFixture
{
    private const string Berlin = "weatherhub:report/vendor-a/forecast/5252/1341/-";

    [Test]
    public async Task What_one_replica_fetched_the_next_one_does_not_ask_for()
    {
        using var first = FetchingFixture.Over(Redis);
        using var second = FetchingFixture.Over(Redis);
        var fetched = (Reported)(await first.RequestAsync()).Outcomes[0];
        await StoredAsync(Berlin);
        var shared = (Reported)(await second.RequestAsync()).Outcomes[0];
        Assert.That((first.Vendors[0].Calls, second.Vendors[0].Calls), Is.EqualTo((1, 0)));
        Assert.That(shared.Report.ExpiresAt, Is.EqualTo(fetched.Report.ExpiresAt));
        Assert.That(
            shared.Report.Hourly!.ValueAt(Variable.Temperature, 3),
            Is.EqualTo(fetched.Report.Hourly!.ValueAt(Variable.Temperature, 3)));
    }

    [Test]
    public async Task Alerts_that_one_replica_fetched_the_next_one_does_not_fetch()
    {
        using var first = FetchingFixture.Over(Redis);
        using var second = FetchingFixture.Over(Redis);
        await first.RequestAsync(Sample.Request(ReportKind.Alerts));
        await StoredAsync(Berlin.Replace("forecast", "alerts"));
        var shared = (Reported)(await second.RequestAsync(Sample.Request(ReportKind.Alerts))).Outcomes[0];
        Assert.That((first.Vendors[0].Calls, second.Vendors[0].Calls), Is.EqualTo((1, 0)));
        Assert.That(((AlertPayload)shared.Report.Payload).IsOfficial, Is.True);
    }

    [Test]
    public async Task An_entry_of_a_newer_version_is_replaced_by_one_call_for_all_replicas_of_this_one()
    {
        using var first = FetchingFixture.Over(Redis);
        using var second = FetchingFixture.Over(Redis);
        using var third = FetchingFixture.Over(Redis);
        await first.RequestAsync();
        await StoredAsync(Berlin);
        var database = (await first.Get<RedisConnection>().ConnectedAsync()).GetDatabase();
        var newer = (byte[])(await database.HashGetAsync(Berlin, LeaseKeys.Data))!;
        newer[3]++;
        await database.HashSetAsync(Berlin, LeaseKeys.Data, newer);

        Assert.That((await second.RequestAsync()).Outcomes[0], Is.InstanceOf<Reported>());
        await Poll.UntilAsync(async () => ((byte[])(await database.HashGetAsync(Berlin, LeaseKeys.Data))!)[3] != newer[3]);
        await third.RequestAsync();
        Assert.That((second.Vendors[0].Calls, third.Vendors[0].Calls), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_stale_entry_of_another_replica_is_served_when_the_vendor_fails()
    {
        using var first = FetchingFixture.Over(Redis);
        await first.RequestAsync();
        await StoredAsync(Berlin);
        using var second = FetchingFixture.Over(Redis);
        second.Clock.Advance(TimeSpan.FromHours(5));
        second.Vendors[0].Fails(FaultKind.Network);
        var reported = (Reported)(await second.RequestAsync()).Outcomes[0];
        Assert.That((reported.Stale, reported.Fault), Is.EqualTo((true, (FaultKind?)FaultKind.Network)));
    }

    [Test]
    public async Task A_stale_entry_of_another_replica_is_what_the_vendor_is_asked_for_news_of()
    {
        using var first = FetchingFixture.Over(Redis);
        await first.RequestAsync();
        await StoredAsync(Berlin);
        using var second = FetchingFixture.Over(Redis);
        second.Clock.Advance(TimeSpan.FromHours(5));
        await second.RequestAsync();
        Assert.That(second.Vendors[0].Asked.Single().Known?.FetchedAt, Is.EqualTo(first.Clock.GetUtcNow()));
    }

    [Test]
    public async Task Entries_swapped_between_two_keys_serve_nobody_the_other_places_weather()
    {
        const string Ten = "weatherhub:report/vendor-a/forecast/1000/0/-", Twenty = "weatherhub:report/vendor-a/forecast/2000/0/-";
        using var first = FetchingFixture.Over(Redis);
        await first.RequestAsync(new(10, 0));
        await first.RequestAsync(new(20, 0));
        await StoredAsync(Ten);
        await StoredAsync(Twenty);
        await Redis.ExecuteAsync("RENAME", Ten, "weatherhub:swap");
        await Redis.ExecuteAsync("RENAME", Twenty, Ten);
        await Redis.ExecuteAsync("RENAME", "weatherhub:swap", Twenty);

        using var second = FetchingFixture.Over(Redis);
        await second.RequestAsync(new(10, 0));
        await second.RequestAsync(new(20, 0));
        Assert.That(second.Vendors[0].Calls, Is.EqualTo(2));
    }

    [TestCase(0, 1, TestName = "A_cold_call_takes_one_round_trip_to_Redis_before_the_provider_is_called")]
    [TestCase(1, 1, TestName = "A_report_of_another_replica_takes_one_round_trip_to_Redis")]
    public async Task Round_trips(int stored, int trips)
    {
        using var first = FetchingFixture.Over(Redis);
        if (stored > 0)
        {
            await first.RequestAsync();
            await StoredAsync(Berlin);
        }

        using var second = FetchingFixture.Over(Redis);
        var commands = 0L;
        second.Vendors[0].Answers = async (query, _) =>
        {
            commands = await ScriptsAsync() - commands;
            return second.Vendors[0].Report(query);
        };
        commands = await ScriptsAsync();
        await second.RequestAsync();
        if (stored > 0) commands = await ScriptsAsync() - commands;
        Assert.That(commands, Is.EqualTo(trips));
    }

    [Test]
    public async Task A_cold_call_takes_two_round_trips_to_Redis_its_quota_included()
    {
        await using var counter = await Quotas.HttpQuotaFixture.OpenAsync(
            [new(QuotaSpan.Day, 10)],
            configure: services => services.AddRedis(Redis.Configuration));
        await counter.RequestAsync(1);
        await Poll.UntilAsync(
            async () => await Redis.ExecuteAsync("HEXISTS", "weatherhub:report/vendor-a/forecast/100/1000/-", "data") == ":1");
        var before = await ScriptsAsync();
        await counter.RequestAsync(2);
        await Poll.UntilAsync(
            async () => await Redis.ExecuteAsync("HEXISTS", "weatherhub:report/vendor-a/forecast/200/1000/-", "data") == ":1");
        Assert.That(await ScriptsAsync() - before, Is.EqualTo(2 + 1), "the third stores the report after the call");
    }

    [Test]
    public async Task The_store_is_connected_to_while_the_hub_starts_and_holds_it_up_for_so_long_only()
    {
        await Redis.SignalAsync("STOP");
        var clock = new ManualTimeProvider();
        using var replica = FetchingFixture.Over(Redis);
        var opening = new StartupWarmup([new RedisWarmup(replica.Get<RedisStore>(), clock)], Options.Create(new LifecycleOptions()), clock);
        var opened = opening.StartingAsync(CancellationToken.None);
        Assert.That(opened.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1.5));
        await opened;
        await Redis.SignalAsync("CONT");
    }

    private async Task<long> ScriptsAsync()
    {
        var lines = (await Redis.ExecuteAsync("INFO", "commandstats"))
            .Split('\n')
            .Where(line => line.StartsWith("cmdstat_eval", StringComparison.Ordinal));
        return lines.Sum(line => long.Parse(line.Split("calls=")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task StoredAsync(string key) => Poll.UntilAsync(async () => await Redis.ExecuteAsync("HEXISTS", key, "data") == ":1");
}
