using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Tests.Hosting;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Telemetry;

/// <summary>What who operates the hub finds in the log when nothing can be served.</summary>
internal sealed class CauseTests
{
    private const string Canary = "CANARY-7d31f0c2";

    private LogLines log = null!;

    [SetUp]
    public void Start() => log = new LogLines();

    [TearDown]
    public void Stop() => log.Dispose();

    [Test]
    public async Task A_request_that_ends_in_503_leaves_one_line_with_its_trace_and_each_vendors_cause_and_no_secret()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var hub = await HubAsync(nobody);

        var (status, body, response) = await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41");
        using (response) Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        var trace = System.Text.Json.JsonSerializer.Deserialize(body, ContractJson.Default.Problem)!.TraceId;
        for (var again = 0; again < 20; again++) (await hub.GetAsync($"/v1/forecast?lat={again}&lon=1")).Response.Dispose();

        var lines = log.From(LogLevel.Warning).Where(line => line.Contains("503", StringComparison.Ordinal)).ToList();
        Assert.That(lines, Has.Count.EqualTo(1), "no more than one in ten seconds");
        Assert.That(lines[0], Does.StartWith($"Warning RefusalLog: Answered 503 unavailable, trace {trace}: "));
        Assert.That(lines[0], Does.Contain($"open-meteo error: connection_refused ({nobody.Authority})").And.Contain("nws unsupported"));
        Assert.That(lines[0], Does.EndWith("; 0 more since the last such line"));
        Assert.That(
            log.From(LogLevel.Warning),
            Has.Some.EqualTo($"Warning HealthLog: open-meteo is down: connection_refused ({nobody.Authority})"));
        Assert.That(log.From(LogLevel.Trace), Has.None.Contain(Canary));
    }

    [TestCase(503, "open-meteo error: 503")]
    [TestCase(403, "open-meteo error: 403")]
    [TestCase(429, "open-meteo rateLimited: 429")]
    public async Task A_vendors_status_is_its_cause(int status, string said)
    {
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, status, "internal words of theirs"));
        await using var hub = await HubAsync(vendor.Address);

        (await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41")).Response.Dispose();

        Assert.That(log.From(LogLevel.Warning), Has.Some.Contain($"{said} ({vendor.Address.Authority})"));
        Assert.That(log.From(LogLevel.Trace), Has.None.Contain(Canary).And.None.Contain("words of theirs"));
    }

    [Test]
    public async Task A_burst_of_refusals_is_told_in_one_line_every_ten_seconds_with_how_many_there_were()
    {
        await using var face = new Contract.ContractHub(services => services.AddLogging(logging => logging.AddProvider(log)));
        face.Desk = _ =>
            Task.FromResult(
                new ForecastAnswer(
                    null,
                    [new Failed("alpha", ReportKind.Forecast, FaultKind.Timeout, TimeSpan.FromSeconds(1))],
                    CacheUse.Miss,
                    TimeSpan.Zero,
                    TimeSpan.Zero));
        for (var request = 0; request < 30; request++)
        {
            (await face.GetAsync($"/v1/forecast?lat=1&lon={request}")).Dispose();
            face.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var lines = log.From(LogLevel.Warning);
        Assert.That(
            lines.Select(line => line.Split("; ")[^1]),
            Is.EqualTo(new[] { "0 more since the last such line", "9 more since the last such line", "9 more since the last such line" }));
        Assert.That(lines, Has.All.Contain("alpha timeout"));
    }

    private Task<Hub> HubAsync(Uri vendors) => Hub.StartAsync(
        vendors,
        builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace),
        $"--Providers:OpenMeteo:ApiKey={Canary}",
        "--Providers:OpenMeteo:Usage=Commercial",
        "--Hub:FanOut:Deadline=00:00:05");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
