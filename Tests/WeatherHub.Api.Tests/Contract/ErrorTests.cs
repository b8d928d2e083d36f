using System.Net;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class ErrorTests
{
    private const string Fine = "/v1/forecast?lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("GET", "/nowhere", 404, ProblemTypes.NotFound)]
    [TestCase("GET", "/v1/forecast/", 400, ProblemTypes.InvalidParameter)]
    [TestCase("POST", "/v1/forecast", 405, ProblemTypes.MethodNotAllowed)]
    [TestCase("DELETE", "/v1/variables", 405, ProblemTypes.MethodNotAllowed)]
    [TestCase("OPTIONS", "/v1/daily", 405, ProblemTypes.MethodNotAllowed)]
    [TestCase("PUT", "/openapi/v1.json", 405, ProblemTypes.MethodNotAllowed)]
    public async Task What_routing_refuses_is_a_problem_document(string method, string path, int status, string type)
    {
        using var response = await hub.SendAsync(new HttpMethod(method), path);

        var problem = await response.ProblemAsync();
        Assert.That(((int)response.StatusCode, problem.Status, problem.Type), Is.EqualTo((status, status, type)));
        Assert.That((problem.Instance, problem.TraceId.Length > 0, problem.Title.Length > 0), Is.EqualTo((path, true, true)));
        Assert.That(response.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(response.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
        if (status == 405) Assert.That(response.Header("Allow")!.Split(", "), Is.EquivalentTo(new[] { "GET", "HEAD" }));
    }

    [TestCase("text/html", false)]
    [TestCase("application/json;q=0, */*", false)]
    [TestCase("image/*", false)]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [TestCase("*/*", true)]
    [TestCase("application/*;q=0.1", true)]
    [TestCase("text/html, application/json;q=0.9", true)]
    public async Task Only_who_takes_JSON_is_served(string accept, bool served)
    {
        foreach (var path in new[] { Fine, "/v1/conditions" })
        {
            using var response = await hub.GetAsync(path, ("Accept", accept));
            Assert.That(response.StatusCode, Is.EqualTo(served ? HttpStatusCode.OK : HttpStatusCode.NotAcceptable), path);
            if (!served) Assert.That((await response.ProblemAsync()).Type, Is.EqualTo(ProblemTypes.NotAcceptable));
        }
    }

    [Test]
    public async Task An_address_that_is_too_long_is_refused_in_our_words()
    {
        using var response = await hub.GetAsync($"{Fine}&{new string('a', 9000)}=1");

        Assert.That((await response.ProblemAsync()).Type, Is.EqualTo(ProblemTypes.UriTooLong));
    }

    [Test]
    public async Task A_path_that_is_too_long_is_not_echoed_whole()
    {
        using var response = await hub.GetAsync($"/v1/{new string('a', 9000)}");

        Assert.That((await response.ProblemAsync()).Instance, Does.StartWith("/v1/aaa").And.Length.LessThan(300));
    }

    [Test]
    public async Task Headers_that_are_too_large_are_refused_in_our_words()
    {
        using var response = await hub.GetAsync(Fine, ("X-Large", new string('a', 40_000)));

        var problem = await response.ProblemAsync();
        Assert.That(((int)response.StatusCode, problem.Status, problem.Type), Is.EqualTo((431, 431, ProblemTypes.HeadersTooLarge)));
    }

    [Test]
    public async Task A_fault_of_the_hub_tells_nothing_of_its_inside()
    {
        hub.Desk = _ => throw new InvalidOperationException("secret at https://inside.example");

        using var response = await hub.GetAsync(Fine);

        var body = await response.Content.ReadAsStringAsync();
        Assert.That((await response.ProblemAsync()).Type, Is.EqualTo(ProblemTypes.Internal));
        Assert.That(body, Does.Not.Contain("secret").And.Not.Contain("inside").And.Not.Contain("Exception"));
        Assert.That(response.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task A_fault_is_not_remembered()
    {
        hub.Desk = _ => throw new InvalidOperationException();
        using var first = await hub.GetAsync(Fine);
        hub.Desk = request => Task.FromResult(Contract.Answers.Whole(request));

        using var second = await hub.GetAsync(Fine);

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
    }

    [Test]
    public async Task When_nothing_can_be_served_the_caller_learns_who_failed_and_when_to_come_back()
    {
        hub.Desk = _ => Nothing(
            new Failed("alpha", ReportKind.Forecast, FaultKind.Timeout, TimeSpan.FromSeconds(1)),
            new Failed("beta", ReportKind.Forecast, FaultKind.RateLimited, TimeSpan.Zero, TimeSpan.FromSeconds(41.2)),
            new Skipped("gamma", ReportKind.Forecast, SkipReason.Disabled));

        using var response = await hub.GetAsync(Fine);

        var problem = await response.ProblemAsync();
        Assert.That((response.StatusCode, response.Header("Retry-After")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "42")));
        Assert.That(
            problem.Providers!.Select(provider => (provider.Id, provider.State)),
            Is.EqualTo(new[] { ("alpha", "timeout"), ("beta", "rateLimited"), ("gamma", "disabled") }));
    }

    [TestCase(999999.0, "600")]
    [TestCase(0.0, "1")]
    [TestCase(null, "10")]
    public async Task Retry_after_stays_within_reason(double? said, string shown)
    {
        TimeSpan? wait = said is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        hub.Desk = _ => Nothing(new Failed("alpha", ReportKind.Forecast, FaultKind.CircuitOpen, TimeSpan.Zero, wait));

        using var response = await hub.GetAsync(Fine);

        Assert.That(response.Header("Retry-After"), Is.EqualTo(shown));
    }

    [Test]
    public async Task Where_no_vendor_has_data_asking_again_is_pointless()
    {
        hub.Desk = _ => Nothing(
            new Skipped("alpha", ReportKind.Forecast, SkipReason.Unsupported),
            new Failed("beta", ReportKind.Forecast, FaultKind.NotCovered, TimeSpan.Zero),
            new Skipped("gamma", ReportKind.Forecast, SkipReason.Disabled));

        using var response = await hub.GetAsync(Fine);

        Assert.That((await response.ProblemAsync()).Type, Is.EqualTo(ProblemTypes.NoCoverage));
        Assert.That(((int)response.StatusCode, response.Header("Retry-After")), Is.EqualTo((422, (string?)null)));
    }

    [Test]
    public async Task An_error_to_HEAD_has_the_headers_and_no_body()
    {
        using var response = await hub.SendAsync(HttpMethod.Head, "/v1/forecast?lat=91&lon=0");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Content.Headers.ContentLength, Is.GreaterThan(100));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    private static Task<ForecastAnswer> Nothing(params Outcome[] outcomes) =>
        Task.FromResult(new ForecastAnswer(null, outcomes, CacheUse.Miss, TimeSpan.FromSeconds(1), TimeSpan.Zero));
}
