using System.Net;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class PageTests
{
    /// <summary>What a browser sends when somebody follows a link.</summary>
    private const string ABrowser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase(ABrowser, "text/html; charset=utf-8")]
    [TestCase("text/html", "text/html; charset=utf-8")]
    [TestCase("text/*, application/json;q=0.9", "text/html; charset=utf-8")]
    [TestCase(null, "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/json", "application/json")]
    [TestCase("text/html;q=0.5, application/json", "application/json")]
    [TestCase("text/html;q=0, */*", "application/json")]
    [TestCase("image/png", "application/problem+json")]
    public async Task The_start_answers_a_browser_with_a_page_and_everybody_else_with_JSON(string? accept, string mediaType)
    {
        using var response = accept is null ? await hub.GetAsync("/") : await hub.GetAsync("/", ("Accept", accept));

        Assert.That(response.Header("Content-Type"), Is.EqualTo(mediaType));
        Assert.That(
            response.StatusCode,
            Is.EqualTo(mediaType.Contains("problem", StringComparison.Ordinal) ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK));
    }

    [Test]
    public async Task The_start_as_JSON_names_addresses_that_answer()
    {
        using var response = await hub.GetAsync("/");

        var start = await response.JsonAsync();
        Assert.That(start.Select(item => item.Key), Is.EqualTo(new[] { "name", "description", "contract", "links" }));
        Assert.That((string?)start["contract"], Is.EqualTo(ContractJson.Revision));
        var links = start["links"]!.AsObject().Where(link => link.Key != "health").ToDictionary(
            link => link.Key, link => (string)link.Value!);
        Assert.That(links.Keys, Is.SupersetOf(new[] { "docs", "openapi", "forecast", "providers" }));
        foreach (var (name, address) in links)
        {
            using var answer = await hub.GetAsync(address);
            Assert.That(answer.StatusCode, Is.EqualTo(name == "docs" ? HttpStatusCode.Redirect : HttpStatusCode.OK), address);
        }
    }

    [Test]
    public async Task The_start_page_may_load_its_own_styles_and_icon_and_nothing_else()
    {
        using var response = await hub.GetAsync("/", ("Accept", ABrowser));

        var page = await response.Content.ReadAsStringAsync();
        Assert.That(
            response.Header("Content-Security-Policy"),
            Does.Match(
                "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'$"));
        Assert.That(
            page,
            Does.StartWith("<!doctype html>\n<html lang=\"en\">").And.Contain("<title>WeatherHub</title>").And.Not
                .Contain("<script").And.Not.Contain(
                "{{"));
        Assert.That(page, Does.Contain("href=\"/v1/forecast?lat=52.52&amp;lon=13.41&amp;hours=24&amp;days=3\""));
    }

    [TestCase("/", ABrowser)]
    [TestCase("/", "application/json")]
    [TestCase("/favicon.ico", "*/*")]
    [TestCase("/favicon.svg", "image/*")]
    public async Task What_stays_the_same_is_cached_and_validated(string path, string accept)
    {
        using var first = await hub.GetAsync(path, ("Accept", accept));
        using var second = await hub.GetAsync(path, ("Accept", accept), ("If-None-Match", first.Header("ETag")!));
        using var head = await hub.SendAsync(HttpMethod.Head, path, ("Accept", accept));

        Assert.That(
            (first.StatusCode, second.StatusCode, head.StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK)));
        Assert.That(first.Header("Cache-Control"), Does.Match("^public, max-age=[1-9]"));
        Assert.That(first.Header("Vary"), Does.Contain("Accept"));
        Assert.That(
            head.Content.Headers.ContentLength, Is.EqualTo((await first.Content.ReadAsByteArrayAsync()).Length).And.GreaterThan(100));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task The_page_and_its_JSON_have_different_tags()
    {
        using var page = await hub.GetAsync("/", ("Accept", ABrowser));
        using var json = await hub.GetAsync("/", ("Accept", "application/json"), ("If-None-Match", page.Header("ETag")!));

        Assert.That(json.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_documentation_runs_one_script_of_ours_by_a_nonce_that_is_new_each_time()
    {
        using var first = await hub.GetAsync("/docs/", ("Accept", ABrowser));
        using var second = await hub.GetAsync("/docs/", ("Accept", ABrowser));

        var (page, policy) = (await first.Content.ReadAsStringAsync(), first.Header("Content-Security-Policy")!);
        Assert.That(
            (first.StatusCode, first.Header("Content-Type"), first.Header("Cache-Control")),
            Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8", "no-store")));
        Assert.That(
            policy,
            Does.Match("^default-src 'none'; script-src 'nonce-[A-Za-z0-9_-]{20,}'; ").And.Contain("connect-src 'self'").And.Not
                .Contain("http").And.Not.Contain(
                "*"));
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.That(page.Split("<script").Skip(1), Is.All.Contains($"nonce=\"{nonce}\""));
        Assert.That(page, Does.Contain("<html lang=\"en\">").And.Not.Contain("://"));
        Assert.That(second.Header("Content-Security-Policy"), Is.Not.EqualTo(policy));
    }

    [TestCase("/docs/scalar.js", 1_000_000)]
    [TestCase("/docs/scalar.aspnetcore.js", 1_000)]
    public async Task The_scripts_of_the_documentation_are_served_and_validated(string path, int least)
    {
        using var first = await hub.GetAsync(path);
        using var second = await hub.GetAsync(path, ("If-None-Match", first.Header("ETag")!));
        using var head = await hub.SendAsync(HttpMethod.Head, path);

        Assert.That(
            (first.StatusCode, second.StatusCode, head.StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK)));
        Assert.That(first.Header("Content-Type"), Does.StartWith("text/javascript"));
        Assert.That(await first.Content.ReadAsByteArrayAsync(), Has.Length.GreaterThan(least));
    }

    [TestCase("GET", "/docs/v2", 404)]
    [TestCase("GET", "/docs/v1", 404)]
    [TestCase("GET", "/docs/nothing/here", 404)]
    [TestCase("GET", "/favicon.png", 404)]
    [TestCase("POST", "/", 405)]
    [TestCase("DELETE", "/favicon.ico", 405)]
    [TestCase("POST", "/docs/", 405)]
    [TestCase("PUT", "/docs/scalar.js", 405)]
    public async Task What_there_is_not_is_a_problem_document_as_everywhere(string method, string path, int status)
    {
        using var response = await hub.SendAsync(new HttpMethod(method), path);

        Assert.That((await response.ProblemAsync()).Status, Is.EqualTo(status));
        if (status == 405) Assert.That(response.Header("Allow")!.Split(", "), Is.EquivalentTo(new[] { "GET", "HEAD" }));
    }

    [Test]
    public async Task HEAD_of_the_documentation_has_its_headers_and_no_body()
    {
        using var head = await hub.SendAsync(HttpMethod.Head, "/docs/");

        Assert.That((head.StatusCode, head.Header("Content-Security-Policy") is null), Is.EqualTo((HttpStatusCode.OK, false)));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task The_icon_is_one()
    {
        using var response = await hub.GetAsync("/favicon.ico");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That(response.Header("Content-Type"), Is.EqualTo("image/vnd.microsoft.icon"));
        Assert.That(bytes[..6], Is.EqualTo(new byte[] { 0, 0, 1, 0, 1, 0 }), "one picture");
        Assert.That(bytes[22..26], Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }), "as PNG");
    }
}
