using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Hosting;
using WeatherHub.Api.Tests.Telemetry;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Redis;

internal sealed class RedisMonitorTests
{
    private const string Canary = "CANARY-55e1d7";
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    private LogLines log = null!;

    [SetUp]
    public void Start() => log = new LogLines();

    [TearDown]
    public void Stop() => log.Dispose();

    [Test]
    public async Task A_Redis_that_goes_and_comes_back_is_told_once_each_in_the_log_and_ready_says_so()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var hub = await HubAsync(redis.Configuration);
        await UntilAsync(hub, "up");
        Assert.That(Gauge(hub), Is.EqualTo(1));

        await redis.KillAsync();
        await UntilAsync(hub, "down");
        Assert.That(Gauge(hub), Is.Zero);
        await using var again = await RedisServer.StartAsync(redis.Port);
        await UntilAsync(hub, "up");
        await Poll.UntilAsync(() => Lines().Count == 2);

        Assert.That(
            Lines(),
            Is.EqualTo(
                new[]
                {
                    $"Warning RedisMonitor: Redis at {redis.Configuration} does not answer: connection_refused. "
                        + "Until it does, every replica is on its own",
                    $"Information RedisMonitor: Redis at {redis.Configuration} answers again",
                }));
    }

    [Test]
    public async Task A_Redis_that_hangs_is_told_as_one_that_does_not_answer()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var hub = await HubAsync(redis.Configuration);
        await UntilAsync(hub, "up");
        await redis.SignalAsync("STOP");
        await Poll.UntilAsync(() => Lines().Count == 1);
        await redis.SignalAsync("CONT");

        Assert.That(Lines()[0], Does.Contain("does not answer: no_answer."));
    }

    [Test]
    public async Task A_wrong_password_is_told_as_such_and_not_shown()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.ExecuteAsync("CONFIG", "SET", "requirepass", "right");
        await using var hub = await HubAsync($"{redis.Configuration},password={Canary}");
        await Poll.UntilAsync(() => Lines().Count == 1);

        Assert.That(Lines()[0], Does.Contain($"Redis at {redis.Configuration} does not answer: authentication_failure."));
        Assert.That(log.From(LogLevel.Trace), Has.None.Contain(Canary));
    }

    [TestCase("redis.misspelt.invalid:6379", "name_resolution_error")]
    [TestCase("127.0.0.1:9", "connection_refused")]
    public async Task A_wrong_host_is_told_at_the_start_with_the_reason_and_no_secret_and_the_hub_is_ready(string host, string reason)
    {
        await using var hub = await HubAsync($"{host},password={Canary}");
        await UntilAsync(hub, "down");
        await Poll.UntilAsync(() => Lines().Count == 1);

        Assert.That(
            Lines()[0],
            Is.EqualTo($"Warning RedisMonitor: Redis at {host} does not answer: {reason}. Until it does, every replica is on its own"));
        Assert.That(log.From(LogLevel.Trace), Has.None.Contain(Canary));
    }

    [Test]
    public async Task Without_Redis_ready_says_that_it_is_off()
    {
        await using var hub = await Hub.StartAsync(Nowhere);

        Assert.That((await hub.GetAsync("/health/ready")).Body, Is.EqualTo("""{"status":"ok","redis":"off"}"""));
    }

    [TestCase("+", "up")]
    [TestCase("-", "unknown")]
    [TestCase("--", "down")]
    [TestCase("+-", "up")]
    [TestCase("+-+-+-+-", "up")]
    [TestCase("+--", "up down")]
    [TestCase("+--++", "up down")]
    [TestCase("+--+++", "up down up")]
    [TestCase("+--+-+-++-++--+-+--++-", "up down")]
    [TestCase("--+++", "down up")]
    public void A_connection_that_comes_and_goes_is_down_until_it_stays(string answers, string told)
    {
        var state = new RedisState();
        var changes = answers.Where(answer => state.Heard(answer == '+')).Select(_ => state.IsUp == true ? "up" : "down").ToList();

        Assert.That(changes.Count == 0 ? "unknown" : string.Join(' ', changes), Is.EqualTo(told));
    }

    private Task<Hub> HubAsync(string redis) => Hub.StartAsync(
        Nowhere, builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace), $"--ConnectionStrings:Redis={redis}");

    private List<string> Lines() =>
        [.. log.From(LogLevel.Information).Where(line => line.Contains(nameof(RedisMonitor), StringComparison.Ordinal))];

    private static async Task UntilAsync(Hub hub, string state)
    {
        await Poll.UntilAsync(async () =>
        {
            var (status, body, response) = await hub.GetAsync("/health/ready");
            response.Dispose();
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK), "Redis is optional");
            return body == $$"""{"status":"ok","redis":"{{state}}"}""";
        });
    }

    private static int Gauge(Hub hub)
    {
        int? seen = null;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, hearing) =>
            {
                if (instrument.Name == "weatherhub.redis.up" && instrument.Meter == hub.Get<HubMeter>().Meter)
                    hearing.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => seen = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return seen!.Value;
    }
}
