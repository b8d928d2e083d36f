using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Contracts.V1;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Client.Tests;

internal sealed class ClientTests
{
    private static readonly ForecastQuestion Berlin = new(52.52, 13.41);

    private WireMockServer hub = null!;
    private ServiceProvider services = null!;
    private IWeatherHubClient client = null!;

    private static string Golden => File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "forecast.golden.json"));

    [SetUp]
    public void Start()
    {
        hub = WireMockServer.Start();
        var collection = new ServiceCollection();
        collection.AddWeatherHubClient(options => options.BaseAddress = new Uri(hub.Url!));
        services = collection.BuildServiceProvider();
        client = services.GetRequiredService<IWeatherHubClient>();
    }

    [TearDown]
    public void Stop()
    {
        services.Dispose();
        hub.Dispose();
    }

    [Test]
    public async Task A_forecast_comes_as_the_records_of_the_contract_with_its_age_and_trace()
    {
        Give(
            "/v1/forecast",
            Response
                .Create()
                .WithStatusCode(200)
                .WithBody(Golden)
                .WithHeader("ETag", "\"a\"")
                .WithHeader("Age", "300")
                .WithHeader("traceresponse", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        var answer = await client.GetForecastAsync(Berlin);

        Assert.That(
            JsonSerializer.Serialize(answer.Value, ContractJson.Default.ForecastDocument),
            Is.EqualTo(JsonNode.Parse(Golden)!.ToJsonString()));
        Assert.That(
            (answer.Tag, answer.Age, answer.TraceId),
            Is.EqualTo(("\"a\"", TimeSpan.FromMinutes(5), "4bf92f3577b34da6a3ce929d0e0e4736")));
        Assert.That(
            (answer.IsStale, answer.IsPartial, answer.AsOf),
            Is.EqualTo((false, false, new DateTimeOffset(2026, 8, 20, 12, 15, 0, TimeSpan.Zero))));
    }

    [Test]
    public async Task Skill_is_asked_for_a_place_a_field_and_a_lead()
    {
        Give(
            "/v1/skill",
            Response
                .Create()
                .WithStatusCode(200)
                .WithBody(
                    """{"cell":{"latitude":52.52,"longitude":13.41,"elevation":null},"learning":true,"n":3,"asOf":"2026-08-20T12:00:00Z","fields":[]}"""
                ));

        var answer = await client.GetSkillAsync(new SkillQuestion(52.52, 13.41) { Elevation = 38, Field = "temperature", Lead = 24 });

        Assert.That(
            (answer.Value.Learning, answer.Value.N, answer.Value.AsOf),
            Is.EqualTo((true, 3, (DateTimeOffset?)new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero))));
        Assert.That(
            hub.LogEntries.Single().RequestMessage!.Url,
            Does.EndWith("?lat=52.52&lon=13.41&elevation=38&field=temperature&lead=24"));
    }

    [Test]
    public async Task Alerts_come_with_what_their_list_covers()
    {
        var document = JsonNode.Parse(Golden)!.AsObject();
        document["status"]!["alertCoverage"] = AlertCoverages.Partial;
        document["alerts"] = JsonNode.Parse(
            """
            [{"id":"cap:1","event":"frost","severity":"minor","urgency":"future","certainty":"likely","onset":"2026-08-20T20:00:00Z","expires":null,
              "headline":null,"description":null,"instruction":null,"areas":["Berlin"],"sender":"DWD","url":null,"providers":["bright-sky"]}]
            """);
        Give("/v1/alerts", Response.Create().WithStatusCode(200).WithBody(document.ToJsonString()));

        var answer = (await client.GetAlertsAsync(Berlin)).Value;

        Assert.That(answer.Status.AlertCoverage, Is.EqualTo("partial"));
        Assert.That((answer.Alerts!.Single().Id, answer.Alerts![0].Areas.Single()), Is.EqualTo(("cap:1", "Berlin")));
    }

    [Test]
    public async Task A_question_is_written_the_same_on_every_machine()
    {
        Give("/v1/forecast", Response.Create().WithStatusCode(200).WithBody(Golden));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = foreign;
            await client.GetForecastAsync(new ForecastQuestion(-52.5, 0.00001234)
            {
                Elevation = 38.5,
                Include = ["hourly", "daily"],
                Fields = ["temperature"],
                Hours = 24,
                Days = 3,
                Units = "us",
                Providers = ["a", "b"],
                Mode = "best",
                Provenance = "full",
                Confidence = "full",
                Explain = "hourly.temperature@2026-08-20T15:00:00Z",
                MaxAge = 900,
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.That(
            Uri.UnescapeDataString(new Uri(hub.LogEntries.Single().RequestMessage!.Url).Query),
            Is.EqualTo(
                "?lat=-52.5&lon=0.00001234&elevation=38.5&include=hourly,daily&fields=temperature&hours=24&days=3&units=us&providers=a,b&mode=best&provenance=full&confidence=full&explain=hourly.temperature@2026-08-20T15:00:00Z&maxAge=900"
            ));
    }

    [Test]
    public async Task What_did_not_change_is_not_sent_again()
    {
        hub.Given(Request.Create().WithPath("/v1/daily").UsingGet())
            .RespondWith(Response.Create().WithStatusCode(200).WithBody(Golden).WithHeader("ETag", "\"a\""));
        var first = await client.GetDailyAsync(Berlin);
        hub.ResetMappings();
        hub.Given(Request.Create().WithPath("/v1/daily").WithHeader("If-None-Match", "\"a\"").UsingGet())
            .RespondWith(Response.Create().WithStatusCode(304).WithHeader("ETag", "\"a\"").WithHeader("Age", "400"));

        var second = await client.GetDailyAsync(Berlin);

        Assert.That(second.Value, Is.SameAs(first.Value));
        Assert.That(second.Age, Is.EqualTo(TimeSpan.FromSeconds(400)));
    }

    [Test]
    public void A_problem_comes_with_every_fault_and_when_to_come_back()
    {
        Give(
            "/v1/hourly",
            Response
                .Create()
                .WithStatusCode(503)
                .WithHeader("Retry-After", "42")
                .WithHeader("Content-Type", "application/problem+json")
                .WithBody(
                    """
                    {"type":"https://weatherhub.example/problems/unavailable","title":"Unavailable","status":503,"detail":"Nobody answers.","instance":"/v1/hourly",
                     "traceId":"t1","errors":[{"parameter":"lat","code":"out_of_range","detail":"must be less"}],"providers":[{"id":"a","state":"timeout"}],"more":1}
                    """));

        var exception = Assert.ThrowsAsync<WeatherHubProblemException>(() => client.GetHourlyAsync(Berlin));

        Assert.That((exception!.Status, exception.TraceId, exception.RetryAfter), Is.EqualTo((503, "t1", TimeSpan.FromSeconds(42))));
        Assert.That(exception.Problem.Providers![0].State, Is.EqualTo(ProviderStates.Timeout));
        Assert.That(exception.Message, Is.EqualTo("503 Unavailable: Nobody answers. (lat must be less) [t1]"));
        Assert.That(hub.LogEntries, Has.Count.EqualTo(1), "the client never asks again by itself");
    }

    [Test]
    public void Words_of_somebody_between_us_and_the_hub_are_a_problem_too()
    {
        Give("/v1/current", Response.Create().WithStatusCode(502).WithBody("<html>Bad gateway</html>"));

        var exception = Assert.ThrowsAsync<WeatherHubProblemException>(() => client.GetCurrentAsync(Berlin));

        Assert.That((exception!.Status, exception.Problem.Type), Is.EqualTo((502, ProblemTypes.Other)));
        Assert.That(exception.Message, Does.Not.Contain("html"));
    }

    [Test]
    public async Task The_catalogues_come_as_records()
    {
        Give("/v1/providers", Response.Create().WithStatusCode(200).WithBody("""{"providers":[]}"""));
        Give(
            "/v1/variables",
            Response
                .Create()
                .WithStatusCode(200)
                .WithBody(
                    """{"variables":[{"name":"temperature","blocks":["hourly"],"cellMethod":"point","units":{"si":{"symbol":"Cel","precision":0.1,"min":-90,"max":60}}}]}"""
                ));
        Give(
            "/v1/conditions",
            Response
                .Create()
                .WithStatusCode(200)
                .WithBody("""{"conditions":[{"slug":"clear","wmo":0,"text":"Clear","icon":{"day":"clear-day","night":"clear-night"}}]}"""));

        Assert.That((await client.GetProvidersAsync()).Value.Providers, Is.Empty);
        Assert.That((await client.GetVariablesAsync()).Value.Variables[0].Units["si"].Symbol, Is.EqualTo("Cel"));
        Assert.That((await client.GetConditionsAsync()).Value.Conditions[0].Icon.Night, Is.EqualTo("clear-night"));
    }

    [Test]
    public void Vendors_are_compared_on_one_field()
    {
        Give("/v1/compare", Response.Create().WithStatusCode(503).WithHeader("Retry-After", "7"));

        var exception = Assert.ThrowsAsync<WeatherHubProblemException>(
            () => client.GetComparisonAsync(new ComparisonQuestion(52.52, 13.41, "hourly.temperature") { Hours = 24, Units = "us" }));

        Assert.That(exception!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(
            Uri.UnescapeDataString(new Uri(hub.LogEntries.Single().RequestMessage!.Url).Query),
            Is.EqualTo("?lat=52.52&lon=13.41&hours=24&units=us&field=hourly.temperature"));
    }

    [Test]
    public void A_client_without_an_address_says_which_option_is_missing()
    {
        var collection = new ServiceCollection();
        collection.AddWeatherHubClient(_ => { });
        using var provider = collection.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IWeatherHubClient>(), Throws.Exception.With.Message.Contains("BaseAddress"));
    }

    [Test]
    public void Remembered_answers_are_bounded()
    {
        var remembered = new RememberedAnswers(2);
        foreach (var address in new[] { "a", "b", "a", "c" }) remembered.Remember(address, "\"t\"", address);

        Assert.That((remembered["a"] is null, remembered["b"] is null, remembered["c"] is null), Is.EqualTo((false, true, false)));
    }

    private void Give(string path, IResponseBuilder answer) => hub.Given(Request.Create().WithPath(path).UsingGet()).RespondWith(answer);
}
