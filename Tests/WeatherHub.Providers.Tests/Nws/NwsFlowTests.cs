using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsFlowTests
{
    private const string Points = "/points/40.71,-74.01";
    private const string Grid = "/gridpoints/OKX/33,35";
    private const string Hourly = Grid + "/forecast/hourly";
    private const string Stations = Grid + "/stations";
    private static readonly Coordinates NewYork = new(40.71, -74.01);

    private WireMockServer server = null!;
    private ServiceProvider services = null!;
    private ManualTimeProvider clock = null!;
    private IWeatherProvider nws = null!;
    private Func<string, CancellationToken, Task> before = (_, _) => Task.CompletedTask;

    [SetUp]
    public void Open()
    {
        before = (_, _) => Task.CompletedTask;
        server = WireMockServer.Start();
        clock = new ManualTimeProvider(new DateTimeOffset(2026, 2, 6, 18, 20, 0, TimeSpan.Zero));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Providers:Contact", "ops@example.org"), new("Providers:Nws:BaseAddress", server.Url)]).Build();
        services = new ServiceCollection().AddSingleton<TimeProvider>(clock)
            .AddWeatherProviders(configuration, (client, _) => client.AddHttpMessageHandler(() => new Doorman(this))).BuildServiceProvider();
        nws = services.GetServices<IWeatherProvider>().Single(provider => provider.Profile.Id == "nws");
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":"35","forecastGridData":"https://elsewhere.example/gridpoints/OKX/33,35"}}""");
        Answer(Grid, Raw(10));
        Answer(Hourly, Periods(20));
        Answer(Stations, """
            {"features":[{"properties":{"stationIdentifier":"K/../X"}},{"properties":{"stationIdentifier":"KAAA","distance":{"value":1000}}},
             {"properties":{"stationIdentifier":"KBBB","distance":{"value":2000}}},{"properties":{"stationIdentifier":"KCCC","distance":{"value":3000}}},
             {"properties":{"stationIdentifier":"KDDD","distance":{"value":4000}}}]}
            """);
    }

    [TearDown]
    public void Close()
    {
        services.Dispose();
        server.Dispose();
    }

    [Test]
    public async Task A_cell_is_located_once_for_both_products_asked_at_once_and_for_a_week()
    {
        Answer(Observation("KAAA"), Observed(5, 10));
        await Task.WhenAll(Ask(Product.Forecast), Ask(Product.Current));
        clock.Advance(TimeSpan.FromDays(6));
        await Ask(Product.Forecast);
        Assert.That(Calls(Points), Is.EqualTo(1));
        clock.Advance(TimeSpan.FromDays(2));
        await Ask(Product.Forecast);
        Assert.That(Calls(Points), Is.EqualTo(2));
        Assert.That(Calls(Stations), Is.EqualTo(1));
    }

    [Test]
    public async Task Raw_layers_win_and_the_hourly_forecast_fills_in_what_they_lack()
    {
        var hourly = (await Ask(Product.Forecast)).Hourly!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hourly.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
            Assert.That(hourly.ValueAt(Variable.Temperature, 3), Is.EqualTo(20), "past the raw layer");
            Assert.That(hourly.ValueAt(Variable.PrecipitationProbability, 0), Is.EqualTo(30), "native beats a share of six hours");
            Assert.That(hourly[Variable.PrecipitationProbability]!.IsNative(0));
            Assert.That(hourly.ValueAt(Variable.PrecipitationProbability, 5), Is.EqualTo(60));
            Assert.That(hourly[Variable.PrecipitationProbability]!.IsNative(5), Is.False);
        }

        var request = server.LogEntries.Single(entry => entry.RequestMessage!.Path == Hourly).RequestMessage!;
        Assert.That(request.Headers!["Feature-Flags"].Single(), Is.EqualTo("forecast_temperature_qv,forecast_wind_speed_qv"));
        Assert.That(request.Headers["Accept"].Single(), Is.EqualTo("application/geo+json"));
        Assert.That(request.Url, Does.EndWith("?units=si"));
    }

    [Test]
    public async Task A_slow_hourly_forecast_is_not_waited_for_long()
    {
        before = (path, token) => path == Hourly ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : Task.CompletedTask;
        var asked = Ask(Product.Forecast);
        await clock.TimerWithinAsync(TimeSpan.FromSeconds(3));
        Assert.That(asked.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await asked).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
    }

    [TestCase(503)]
    [TestCase(404)]
    public async Task A_failing_hourly_forecast_costs_only_its_own_contribution(int status)
    {
        Answer(Hourly, "{}", status);
        var report = await Ask(Product.Forecast);
        Assert.That(report.Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
        Assert.That(report.ExpiresAt - report.FetchedAt, Is.EqualTo(TimeSpan.FromMinutes(status == 404 ? 60 : 10)), "half a report is asked for again sooner");
    }

    [Test]
    public async Task Failing_raw_layers_leave_the_hourly_forecast()
    {
        Answer(Grid, "{}", 500);
        Assert.That((await Ask(Product.Forecast)).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(20));
    }

    [Test]
    public void Both_failing_is_the_raw_layers_fault()
    {
        Answer(Grid, "{}", 503);
        Answer(Hourly, "{}", 500);
        Assert.That(() => Ask(Product.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Unavailable));
    }

    [Test]
    public async Task A_square_that_is_gone_is_forgotten_and_the_cell_located_again_once()
    {
        await Ask(Product.Forecast);
        Answer(Grid, "{}", 404);
        Answer(Hourly, "{}", 404);
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":34,"gridY":35}}""");
        Answer("/gridpoints/OKX/34,35", Raw(11));
        Assert.That((await Ask(Product.Forecast)).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(11));
        Assert.That(Calls(Points), Is.EqualTo(2));

        Answer("/gridpoints/OKX/34,35", "{}", 404);
        Assert.That(() => Ask(Product.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Points), Is.EqualTo(3), "once, not for ever");
    }

    [Test]
    public void Outside_the_area_the_vendor_is_asked_once_an_hour()
    {
        Answer(Points, """{"title":"Data Unavailable For Requested Point","status":404}""", 404);
        for (var i = 0; i < 3; i++)
            Assert.That(() => Ask(Product.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Points), Is.EqualTo(1));
    }

    [TestCase("""{"properties":{"@id":"x","cwa":"AFC","gridId":null,"gridX":null,"gridY":null}}""")]
    [TestCase("""{"properties":{"@id":"x","gridId":"","gridX":"","gridY":""}}""")]
    [TestCase("""{"properties":{"cwa":"AFC","gridId":null,"gridX":120,"gridY":7}}""")]
    [TestCase("""{"properties":{"cwa":"AFC","gridId":"AFC","gridX":null,"gridY":7}}""")]
    [TestCase("""{"properties":{"timeZone":"America/Anchorage"}}""")]
    public async Task A_point_that_lies_in_no_grid_is_not_covered_and_asked_once_an_hour(string point)
    {
        Answer(Points, point);
        foreach (var product in (Product[])[Product.Forecast, Product.Current, Product.Forecast])
            Assert.That(() => Ask(product), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(server.LogEntries.Count, Is.EqualTo(1));
        clock.Advance(TimeSpan.FromMinutes(61));
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        Assert.That((await Ask(Product.Forecast)).Hourly, Is.Not.Null);
    }

    [TestCase("""{"properties":{"cwa":"AFC","gridId":"../x","gridX":1,"gridY":7}}""")]
    [TestCase("""{"properties":{"cwa":"AFC","gridId":"AFC","gridX":-1,"gridY":7}}""")]
    [TestCase("""{"properties":{}}""")]
    [TestCase("""{"properties":null}""")]
    public void A_point_that_is_none_is_a_bad_payload_and_asked_again(string point)
    {
        Answer(Points, point);
        for (var i = 0; i < 2; i++)
            Assert.That(() => Ask(Product.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.BadPayload));
        Assert.That(Calls(Points), Is.EqualTo(2));
    }

    [Test]
    public async Task A_square_without_stations_is_asked_for_them_once_an_hour()
    {
        Answer(Stations, """{"features":[]}""");
        for (var i = 0; i < 2; i++)
            Assert.That(() => Ask(Product.Current), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Stations), Is.EqualTo(1));
        clock.Advance(TimeSpan.FromMinutes(61));
        Answer(Stations, """{"features":[{"properties":{"stationIdentifier":"KAAA"}}]}""");
        Answer(Observation("KAAA"), Observed(5, 10));
        Assert.That((await Ask(Product.Current)).Current!.Values[Variable.Temperature], Is.EqualTo(5));
    }

    [Test]
    public void A_list_of_stations_that_is_none_is_a_bad_payload()
    {
        Answer(Stations, "{}");
        Assert.That(() => Ask(Product.Current), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.BadPayload));
    }

    [Test]
    public void Layers_and_periods_that_are_both_empty_do_not_cover_the_place()
    {
        Answer(Grid, """{"properties":{"temperature":{"uom":"wmoUnit:degC","values":[]}}}""");
        Answer(Hourly, """{"properties":{"periods":[]}}""");
        Assert.That(() => Ask(Product.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
    }

    [Test]
    public void Stations_that_say_nothing_now_leave_the_vendor_well()
    {
        foreach (var station in (string[])["KAAA", "KBBB", "KCCC"])
            Answer(Observation(station), """{"properties":{"timestamp":"2026-02-06T18:10:00Z","temperature":{"value":null}}}""");
        Assert.That(() => Ask(Product.Current), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
    }

    [Test]
    public async Task A_failure_to_locate_is_not_remembered()
    {
        Answer(Points, "{}", 503);
        Assert.That(() => Ask(Product.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Unavailable));
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        Assert.That((await Ask(Product.Forecast)).Hourly, Is.Not.Null);
    }

    [Test]
    public async Task The_nearest_station_with_a_recent_temperature_speaks()
    {
        Answer(Observation("KAAA"), Observed(5, minutesAgo: 91));
        Answer(Observation("KBBB"), """{"properties":{"timestamp":"2026-02-06T18:10:00Z","dewpoint":{"value":1},"temperature":{"value":null}}}""");
        Answer(Observation("KCCC"), Observed(7, minutesAgo: 89));
        var current = (await Ask(Product.Current)).Current!;
        Assert.That(current.Values[Variable.Temperature], Is.EqualTo(7));
        Assert.That(current.Station!.Id, Is.EqualTo("KCCC"));
        Assert.That(current.Station.Distance, Is.EqualTo(3000));
    }

    [Test]
    public async Task A_broken_station_is_passed_by()
    {
        Answer(Observation("KAAA"), "{}", 404);
        Answer(Observation("KBBB"), "<html>", 502);
        Answer(Observation("KCCC"), Observed(7, 10));
        Assert.That((await Ask(Product.Current)).Current!.Values[Variable.Temperature], Is.EqualTo(7));
    }

    [Test]
    public void No_other_station_is_asked_when_the_vendor_cannot_be_reached()
    {
        before = (path, _) => path == Observation("KAAA") ? throw new HttpRequestException("reset") : Task.CompletedTask;
        Answer(Observation("KBBB"), Observed(7, 10));
        Assert.That(() => Ask(Product.Current), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Network));
        Assert.That(Calls(Observation("KBBB")), Is.Zero);
    }

    [Test]
    public void After_three_stations_nobody_else_is_asked()
    {
        foreach (var station in (string[])["KAAA", "KBBB", "KCCC"]) Answer(Observation(station), Observed(5, 300));
        Answer(Observation("KDDD"), Observed(5, 10));
        Assert.That(() => Ask(Product.Current), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Observation("KDDD")), Is.Zero);
    }

    [Test]
    public void A_station_beyond_fifty_kilometres_is_not_asked()
    {
        Answer(Stations, """{"features":[{"geometry":{"type":"Point","coordinates":[-73,41.2]},"properties":{"stationIdentifier":"KAAA"}}]}""");
        Assert.That(() => Ask(Product.Current), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Observation("KAAA")), Is.Zero);
    }

    private Task<Report> Ask(Product product) => nws.ReportAsync(new WeatherQuery(product, NewYork, null), default);

    private void Answer(string path, string body, int status = 200) =>
        server.Given(Request.Create().WithPath(path).UsingGet()).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));

    private int Calls(string path) => server.LogEntries.Count(entry => entry.RequestMessage!.Path == path);

    private static string Observation(string station) => $"/stations/{station}/observations/latest";

    private string Observed(double temperature, int minutesAgo) =>
        $$$"""{"properties":{"timestamp":"{{{clock.GetUtcNow().AddMinutes(-minutesAgo):O}}}","temperature":{"unitCode":"wmoUnit:degC","value":{{{temperature}}} } } }""";

    private static string Raw(double temperature) => $$"""
        {"properties":{"updateTime":"2026-02-06T17:00:00+00:00",
         "temperature":{"uom":"wmoUnit:degC","values":[{"validTime":"2026-02-06T18:00:00+00:00/PT3H","value":{{temperature}} }]},
         "probabilityOfPrecipitation":{"uom":"wmoUnit:percent","values":[{"validTime":"2026-02-06T18:00:00+00:00/PT6H","value":60}]} } }
        """;

    private static string Periods(double temperature)
    {
        var periods = Enumerable.Range(0, 4).Select(hour => $$"""
            {"startTime":"2026-02-06T{{13 + hour}}:00:00-05:00","endTime":"2026-02-06T{{14 + hour}}:00:00-05:00","shortForecast":"Sunny",
             "temperature":{"unitCode":"wmoUnit:degC","value":{{temperature}} },"probabilityOfPrecipitation":{"value":30} }
            """);
        return $$"""{"properties":{"units":"si","periods":[{{string.Join(',', periods)}}]} }""";
    }

    private sealed class Doorman(NwsFlowTests test) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await test.before(request.RequestUri!.AbsolutePath, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
