using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Tests.Telemetry;
using WeatherHub.TestKit;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

internal sealed class HealthLogTests
{
    private const string Vendor = "vendor-a";

    private readonly ManualTimeProvider clock = new();

    private LogLines log = null!;
    private HealthLog pulse = null!;

    [SetUp]
    public void Start()
    {
        log = new LogLines();
        pulse = new HealthLog(log.For<HealthLog>(), clock);
    }

    [TearDown]
    public void Stop() => log.Dispose();

    [Test]
    public void A_vendor_that_goes_down_is_told_once_with_its_cause_and_once_that_it_is_back()
    {
        for (var call = 0; call < 50; call++)
            pulse.Heard(Vendor, Fails(FaultKind.Network, new FaultCause("connection_refused", "api.example.org")));
        for (var call = 0; call < 50; call++)
            pulse.Heard(Vendor, Reports());

        Assert.That(log.From(LogLevel.Trace), Is.EqualTo(new[]
        {
            "Warning HealthLog: vendor-a is down: connection_refused (api.example.org)",
            "Information HealthLog: vendor-a is back",
        }));
    }

    [Test]
    public void A_circuit_that_opens_meanwhile_does_not_hide_the_cause()
    {
        pulse.Heard(Vendor, Fails(FaultKind.Unavailable, new FaultCause("503", "api.example.org")));
        pulse.Heard(Vendor, Fails(FaultKind.CircuitOpen, null));
        pulse.Heard(Vendor, Fails(FaultKind.CircuitOpen, null));

        Assert.That(log.From(LogLevel.Trace), Is.EqualTo(new[] { "Warning HealthLog: vendor-a is down: 503 (api.example.org)" }));
    }

    [Test]
    public void A_failure_now_and_then_is_not_told()
    {
        for (var call = 0; call < 50; call++)
        {
            pulse.Heard(Vendor, Fails(FaultKind.Timeout, null));
            pulse.Heard(Vendor, Fails(FaultKind.NotCovered, null));
            pulse.Heard(Vendor, Fails(FaultKind.Timeout, null));
            pulse.Heard(Vendor, Reports());
        }

        Assert.That(log.From(LogLevel.Trace), Is.Empty);
    }

    [Test]
    public async Task A_vendor_that_refuses_by_rate_is_told_once_with_until_when_it_is_left_alone()
    {
        using var fixture = new FetchingFixture(
            vendors: 1,
            configure: services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log)));
        fixture.Vendors[0].Fails(FaultKind.RateLimited, TimeSpan.FromSeconds(120));
        for (var minute = 0; minute < 10; minute++)
        {
            await fixture.RequestAsync(new(10 + minute, 10));
            fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        fixture.Vendors[0].Answers_again();
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await fixture.RequestAsync(new(50, 10));

        Assert.That(log.From(LogLevel.Information).Where(line => line.Contains(Vendor, StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Warning HealthLog: vendor-a limits our calls and is not called until 2026-06-01 10:22:00Z",
            "Information HealthLog: vendor-a is back",
        }));
    }

    [Test]
    public void A_rest_that_never_ends_is_told_again_now_and_then()
    {
        for (var second = 0; second < 3600; second++)
        {
            pulse.Rests(Vendor, clock.GetUtcNow().AddSeconds(1));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(log.From(LogLevel.Warning), Has.Count.EqualTo(4));
    }

    private static Failed Fails(FaultKind kind, FaultCause? cause) =>
        new(Vendor, ReportKind.Forecast, kind, TimeSpan.Zero) { Cause = cause };

    private static Reported Reports() => Contract.Answers.Reported(Vendor);
}
