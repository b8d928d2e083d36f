using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Hosting;

public sealed class HostTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    [TestCase("live")]
    [TestCase("ready")]
    [TestCase("startup")]
    public async Task It_is_healthy_though_no_vendor_and_no_Redis_can_be_reached(string probe)
    {
        await using var hub = await Hub.StartAsync(Nowhere, "--ConnectionStrings:Redis=127.0.0.1:9,abortConnect=false");
        var (status, body, response) = await hub.GetAsync($"/health/{probe}");
        Assert.That((status, body[..14]), Is.EqualTo((HttpStatusCode.OK, """{"status":"ok" """.TrimEnd())));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
    }

    [TestCase("--Hub:FanOut:Deadline=00:10:00", "Hub:FanOut:Deadline")]
    [TestCase("--Hub:Transport:Concurrency=0", "Hub:Transport:Concurrency")]
    [TestCase("--Hub:Reports:MemoryLimit=7", "Hub:Reports:MemoryLimit")]
    [TestCase("--Hub:Reports:SharedDeadline=soon", "Hub:Reports:SharedDeadline")]
    public void A_setting_out_of_its_range_stops_the_start_and_is_named(string argument, string key)
    {
        var thrown = Assert.CatchAsync(async () => await WeatherHubHost.Create(Hub.Arguments(Nowhere, argument)).StartAsync());
        Assert.That(thrown!.Message, Does.Contain(key));
    }

    [Test]
    public void It_listens_on_loopback_unless_told_otherwise()
    {
        Assert.That(WeatherHubHost.Create([]).Configuration["urls"], Is.EqualTo("http://127.0.0.1:8080"));
        Assert.That(WeatherHubHost.Create(["--urls", "http://127.0.0.1:0"]).Configuration["urls"], Is.EqualTo("http://127.0.0.1:0"));
        var contained = WeatherHubHost.Create([], builder => builder.Configuration.AddInMemoryCollection([new("http_ports", "8080")]));
        Assert.That(contained.Configuration["urls"], Is.Null);
    }

    [Test]
    public async Task With_every_vendor_dead_a_new_place_is_refused_within_the_deadline()
    {
        await using var hub = await Hub.StartAsync(Nowhere);
        var (status, body, response) = await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41");
        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), body);
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
        Assert.That(body, Does.Not.Contain("127.0.0.1"));
    }

    [TestCase(500)]
    [TestCase(200)]
    public async Task Three_hundred_callers_cost_one_call_per_vendor_endpoint_also_when_it_fails(int status)
    {
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, status, "{"));
        await using var hub = await Hub.StartAsync(vendor.Address);
        var request = Sample.Request(ReportKind.Forecast, ReportKind.Current) with { Place = new Coordinates(39.7456, -97.0892) };
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 300).Select(_ => Task.Run(() => hub.Get<IForecastService>().ForecastAsync(request, CancellationToken.None)))
        );

        Assert.That(answers.SelectMany(answer => answer.Outcomes).OfType<Reported>(), Is.Empty);
        var perEndpoint = vendor.Requests.GroupBy(address => address).Select(calls => (calls.Key, Count: calls.Count())).ToList();
        Assert.That(perEndpoint, Is.Not.Empty);
        Assert.That(perEndpoint.Where(endpoint => endpoint.Count > 1), Is.Empty);
    }

    [Test]
    public void Defaults_are_within_their_own_ranges()
    {
        var app = WeatherHubHost.Create([]);
        Assert.That(() => app.Services.GetService(typeof(IOptions<FanOutOptions>)), Throws.Nothing);
        Assert.That(((IStartupValidator)app.Services.GetService(typeof(IStartupValidator))!).Validate, Throws.Nothing);
    }
}
