using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Providers.Tests.Nws;

/// <summary>
/// Tests of the provider over HTTP; the vendor answers for New York with two products and four usable stations unless a test says
/// otherwise.
/// </summary>
public abstract class NwsFixture
{
    private protected const string Points = "/points/40.71,-74.01";
    private protected const string Grid = "/gridpoints/OKX/33,35";
    private protected const string Hourly = Grid + "/forecast/hourly";
    private protected const string Stations = Grid + "/stations";
    private static readonly Coordinates NewYork = new(40.71, -74.01);

    private ServiceProvider services = null!;
    private IWeatherProvider nws = null!;

    private protected WireMockServer Server { get; private set; } = null!;

    private protected ManualTimeProvider Clock { get; private set; } = null!;

    /// <summary>What happens to a call, by its path, before it leaves.</summary>
    private protected Func<string, CancellationToken, Task> Before { get; set; } = null!;

    [SetUp]
    public void Start()
    {
        Server = WireMockServer.Start();
        Clock = new ManualTimeProvider(new DateTimeOffset(2026, 2, 6, 18, 20, 0, TimeSpan.Zero));
        Before = (_, _) => Task.CompletedTask;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Providers:Contact", "ops@example.org"), new("Providers:Nws:BaseAddress", Server.Url)])
            .Build();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddWeatherProviders(configuration, (client, _) => client.AddHttpMessageHandler(() => new DelayingHandler(this)))
            .BuildServiceProvider();
        nws = services.GetServices<IWeatherProvider>().Single(provider => provider.Profile.Id == "nws");
        Answer(
            Points,
            """
            {"properties":{"gridId":"OKX","gridX":33,"gridY":"35","forecastGridData":"https://elsewhere.example/gridpoints/OKX/33,35"}}
            """);
        Answer(Grid, Raw(10));
        Answer(Hourly, Periods(20));
        Answer(Stations, """
            {"features":[{"properties":{"stationIdentifier":"K/../X"}},
             {"properties":{"stationIdentifier":"KAAA","distance":{"value":1000}}},
             {"properties":{"stationIdentifier":"KBBB","distance":{"value":2000}}},
             {"properties":{"stationIdentifier":"KCCC","distance":{"value":3000}}},
             {"properties":{"stationIdentifier":"KDDD","distance":{"value":4000}}}]}
            """);
    }

    [TearDown]
    public void Stop()
    {
        services?.Dispose();
        Server?.Dispose();
    }

    private protected Task<Report> ReportAsync(ReportKind product) => nws.ReportAsync(new WeatherQuery(product, NewYork, null), default);

    private protected void Answer(string path, string body, int status = 200) =>
        Server.Given(Request.Create().WithPath(path).UsingGet()).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));

    private protected int Calls(string path) => Server.LogEntries.Count(entry => entry.RequestMessage!.Path == path);

    private protected string Observed(double temperature, int minutesAgo) =>
        $$$"""
        {"properties":{"timestamp":"{{{Clock.GetUtcNow().AddMinutes(-minutesAgo):O}}}",
          "temperature":{"unitCode":"wmoUnit:degC","value":{{{temperature}}} } } }
        """;

    private protected static string Observation(string station) => $"/stations/{station}/observations/latest";

    private protected static string Raw(double temperature) => $$"""
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

    private sealed class DelayingHandler(NwsFixture test) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await test.Before(request.RequestUri!.AbsolutePath, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
