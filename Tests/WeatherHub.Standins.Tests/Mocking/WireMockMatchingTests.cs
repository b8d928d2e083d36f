using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Standins.Tests.Mocking;

internal sealed class WireMockMatchingTests
{
    private readonly HttpClientHandler handler = new();
    private WireMockServer server = null!;
    private HttpClient client = null!;

    [SetUp]
    public void Start()
    {
        server = WireMockServer.Start();
        client = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(server.Url!) };
    }

    [TearDown]
    public void Stop()
    {
        client.Dispose();
        server.Dispose();
    }

    [OneTimeTearDown]
    public void Close() => handler.Dispose();

    [Test]
    public void A_server_says_where_it_listens()
    {
        Assert.That(server.Port, Is.EqualTo(new Uri(server.Url!).Port).And.GreaterThan(0));
        Assert.That(new Uri(server.Url!).IsLoopback, Is.True);
    }

    [Test]
    public async Task A_request_that_nothing_was_said_about_is_not_found()
    {
        using var response = await client.GetAsync("/nothing");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(server.LogEntries.Single().MappingGuid, Is.Null);
    }

    [TestCase("/v1/points/52,13", "points")]
    [TestCase("/v1/forecast?lat=52.5&lon=13.4", "forecast at a place")]
    [TestCase("/v1/forecast?lat=9", "forecast")]
    [TestCase("/v1/forecast?lat=52.5&fields=a%2Cb", "forecast of fields")]
    public async Task A_request_is_answered_by_the_closest_description(string address, string expected)
    {
        Say("forecast", Request.Create().WithPath("/v1/forecast").UsingGet());
        Say("forecast at a place", Request.Create().WithPath("/v1/forecast").WithParam("lat", "52.5").WithParam("lon").UsingGet());
        Say("forecast of fields", Request.Create().WithPath("/v1/forecast").WithParam("fields", "a,b").UsingGet());
        Say("points", Request.Create().WithPath("/v1/points/*").UsingGet());

        Assert.That(await client.GetStringAsync(address), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_header_and_a_method_may_be_asked_for()
    {
        Say("to us", Request.Create().WithPath("/who").WithHeader("User-Agent", "WeatherHub*").UsingGet());
        using var head = new HttpRequestMessage(HttpMethod.Head, "/who");
        head.Headers.TryAddWithoutValidation("User-Agent", "WeatherHub/1");
        using var get = new HttpRequestMessage(HttpMethod.Get, "/who");
        get.Headers.TryAddWithoutValidation("user-agent", "weatherhub/1");

        using var refused = await client.SendAsync(head);
        using var answered = await client.SendAsync(get);
        using var stranger = await client.GetAsync("/who");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answered.Content.ReadAsStringAsync(), Is.EqualTo("to us"));
        Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Of_two_equal_descriptions_the_later_answers_unless_the_earlier_goes_first()
    {
        Say("earlier", Request.Create().WithPath("/a").UsingGet());
        Say("later", Request.Create().WithPath("/a").UsingGet());
        server.Given(Request.Create().WithPath("/b").UsingGet()).AtPriority(-1).RespondWith(Response.Create().WithBody("first"));
        Say("later", Request.Create().WithPath("/b").UsingGet());

        Assert.That(await client.GetStringAsync("/a"), Is.EqualTo("later"));
        Assert.That(await client.GetStringAsync("/b"), Is.EqualTo("first"));
    }

    [Test]
    public async Task A_scenario_goes_from_state_to_state()
    {
        var request = Request.Create().WithPath("/a").UsingGet();
        server.Given(request).InScenario("recovery").WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(503));
        server.Given(request).InScenario("recovery").WhenStateIs("up").RespondWith(Response.Create().WithBody("well"));

        using var before = await client.GetAsync("/a");

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await client.GetStringAsync("/a"), Is.EqualTo("well"));
        Assert.That(await client.GetStringAsync("/a"), Is.EqualTo("well"));
    }

    [Test]
    public async Task The_log_tells_what_was_asked()
    {
        Say("told", Request.Create().WithPath("/v1/forecast").UsingGet());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/forecast?lat=52.5&q=K%C3%B6ln");
        request.Headers.Add("X-Key", "secret");
        using var response = await client.SendAsync(request);

        var entry = server.LogEntries.Single();
        var asked = entry.RequestMessage!;
        Assert.Multiple(() =>
        {
            Assert.That(entry.MappingGuid, Is.Not.Null);
            Assert.That(asked.Method, Is.EqualTo("GET"));
            Assert.That(asked.Path, Is.EqualTo("/v1/forecast"));
            Assert.That(new Uri(asked.Url).Query, Is.EqualTo("?lat=52.5&q=K%C3%B6ln"));
            Assert.That(asked.Query!["lat"], Is.EqualTo(["52.5"]));
            Assert.That(asked.GetParameter("q"), Is.EqualTo(["Köln"]));
            Assert.That(asked.GetParameter("none"), Is.Null);
            Assert.That(asked.Headers!["X-Key"], Is.EqualTo(["secret"]));
        });
    }

    [Test]
    public async Task What_was_asked_and_what_was_given_can_be_forgotten()
    {
        Say("told", Request.Create().WithPath("/a").UsingGet());
        await client.GetStringAsync("/a");

        server.ResetLogEntries();
        Assert.That(server.LogEntries, Is.Empty);
        Assert.That(await client.GetStringAsync("/a"), Is.EqualTo("told"));

        server.Reset();
        Assert.That(server.LogEntries, Is.Empty);
        using var response = await client.GetAsync("/a");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private void Say(string text, IRequestBuilder request) => server.Given(request).RespondWith(Response.Create().WithBody(text));
}
