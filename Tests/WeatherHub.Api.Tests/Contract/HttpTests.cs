using System.IO.Compression;
using System.Net;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.TestKit;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class HttpTests
{
    private const string Fine = "/v1/forecast?lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_fresh_answer_says_how_old_it_is_and_how_long_it_lasts()
    {
        using var response = await hub.GetAsync(Fine);

        // Fetched at 12:15 and good until 12:45; it is 12:20.
        Assert.That(response.Header("Cache-Control"), Is.EqualTo("public, max-age=1800, stale-while-revalidate=60, stale-if-error=10800"));
        Assert.That(response.Header("Age"), Is.EqualTo("300"));
        Assert.That(response.Header("Expires"), Is.EqualTo("Thu, 20 Aug 2026 12:45:00 GMT"));
        Assert.That(response.Header("Last-Modified"), Is.EqualTo("Thu, 20 Aug 2026 11:30:00 GMT"));
        Assert.That(response.Header("Cache-Status"), Is.EqualTo("WeatherHub; fwd=miss; stored"));
        Assert.That(response.Header("Server-Timing"), Is.EqualTo("cache;desc=miss;dur=0, fanout;dur=12.3, merge;dur=0.5"));
        Assert.That(response.Header("Vary"), Is.EqualTo("Accept, Accept-Encoding"));
        Assert.That(response.Header("Link"), Is.EqualTo("</openapi/v1.json>; rel=\"service-desc\""));
        Assert.That(response.Header("Content-Type"), Is.EqualTo("application/json"));
        Assert.That(response.Header("Server"), Is.Null);
    }

    [Test]
    public async Task A_repeated_question_is_answered_from_the_store_in_whatever_words_it_comes()
    {
        using var first = await hub.GetAsync(Fine);
        hub.Clock.Advance(TimeSpan.FromMinutes(1));

        using var second = await hub.GetAsync("/v1/forecast?lon=13.410000&units=si&hours=168&lat=52.52&include=daily,hourly,current");

        Assert.That(hub.Asked, Has.Count.EqualTo(1));
        Assert.That(second.Header("ETag"), Is.EqualTo(first.Header("ETag")));
        Assert.That((second.Header("Cache-Status"), second.Header("Age")), Is.EqualTo(("WeatherHub; hit; ttl=1440", "360")));
        Assert.That(second.Header("Cache-Control"), Is.EqualTo(first.Header("Cache-Control")));
    }

    [Test]
    public async Task A_stored_answer_ends_with_the_first_of_its_reports()
    {
        using var first = await hub.GetAsync(Fine);
        hub.Clock.Advance(TimeSpan.FromMinutes(25));

        using var second = await hub.GetAsync(Fine);

        Assert.That(hub.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_stored_answer_ends_with_its_hour_though_its_reports_live_on()
    {
        hub.Desk = request => Task.FromResult(Contract.Answers.Whole(request) with
        {
            Outcomes = [Later("alpha"), Later("beta")],
        });
        using var first = await hub.GetAsync(Fine);
        hub.Clock.Advance(TimeSpan.FromMinutes(40));

        using var second = await hub.GetAsync(Fine);

        Assert.That(hub.Asked, Has.Count.EqualTo(2));
        Assert.That(first.Header("Expires"), Is.EqualTo("Thu, 20 Aug 2026 13:00:00 GMT"));

        static Reported Later(string id) =>
            new(Contract.Answers.Reported(id).Report with { ExpiresAt = Contract.Answers.Now.AddHours(5) }, false);
    }

    [Test]
    public async Task A_stale_answer_is_short_lived_and_says_so()
    {
        hub.Desk = request => Task.FromResult(Contract.Answers.Whole(request) with
        {
            Outcomes = [Contract.Answers.Reported("alpha", stale: true), Contract.Answers.Reported("beta")],
            Cache = CacheUse.Stale,
        });

        using var response = await hub.GetAsync("/v1/hourly?lat=52.52&lon=13.41");
        hub.Clock.Advance(TimeSpan.FromSeconds(2));
        using var again = await hub.GetAsync("/v1/hourly?lat=52.52&lon=13.41");

        Assert.That(response.Header("Cache-Control"), Is.EqualTo("public, max-age=5, stale-while-revalidate=60, stale-if-error=86400"));
        Assert.That(
            (response.Header("Age"), response.Header("Cache-Status")),
            Is.EqualTo(("300", "WeatherHub; fwd=stale; ttl=-295")),
            "what is left of max-age");
        Assert.That(hub.Asked, Has.Count.EqualTo(2), "a stale answer is not kept");
    }

    [TestCase("/v1/forecast?lat=52.52&lon=13.41")]
    [TestCase("/v1/current?lat=52.52&lon=13.41")]
    [TestCase("/v1/providers")]
    [TestCase("/v1/variables")]
    [TestCase("/v1/conditions")]
    [TestCase("/openapi/v1.json")]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string path)
    {
        using var warm = await hub.GetAsync(path);
        using var get = await hub.GetAsync(path);

        using var head = await hub.SendAsync(HttpMethod.Head, path);

        Assert.That(Headers(head), Is.EqualTo(Headers(get)));
        Assert.That(head.Content.Headers.ContentLength, Is.EqualTo((await get.Content.ReadAsByteArrayAsync()).Length));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);

        static string Headers(HttpResponseMessage response) => string.Join(
            "\n",
            response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "traceresponse"))
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order());
    }

    [TestCase("br", "br")]
    [TestCase("gzip, deflate, br", "br")]
    [TestCase("gzip;q=1.0, br;q=0.5", "gzip")]
    [TestCase("br;q=0, *", "gzip")]
    [TestCase("gzip;q=0.5, identity", null)]
    [TestCase("deflate", null)]
    [TestCase("br;q=0, gzip;q=0", null)]
    [TestCase("identity;q=0", null)]
    [TestCase("*;q=0", null)]
    [TestCase("identity;q=0, *", "br")]
    [TestCase("", null)]
    public async Task An_answer_comes_in_the_coding_that_the_caller_likes_best(string accepted, string? coding)
    {
        using var plain = await hub.GetAsync(Fine);
        using var response = await hub.GetAsync(Fine, ("Accept-Encoding", accepted));

        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.That(response.Header("Content-Encoding"), Is.EqualTo(coding));
        Assert.That(Decode(body, coding), Is.EqualTo(await plain.Content.ReadAsByteArrayAsync()));
        Assert.That(response.Header("ETag") == plain.Header("ETag"), Is.EqualTo(coding is null), "other bytes have another strong tag");
        Assert.That(hub.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_browser_of_any_origin_may_ask_without_credentials()
    {
        using var preflight = await hub.SendAsync(
            HttpMethod.Options, "/v1/forecast", ("Origin", "https://page.example"), ("Access-Control-Request-Method", "GET"));
        using var response = await hub.GetAsync(Fine, ("Origin", "null"));

        Assert.That(preflight.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(preflight.Header("Access-Control-Allow-Methods"), Is.EqualTo("GET, HEAD"));
        Assert.That(preflight.Header("Access-Control-Max-Age"), Is.EqualTo("86400"));
        foreach (var answer in new[] { preflight, response })
        {
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
            Assert.That(answer.Header("Access-Control-Allow-Credentials"), Is.Null);
        }

        Assert.That(response.Header("Access-Control-Expose-Headers"), Does.Contain("ETag").And.Contain("Age").And.Contain("traceresponse"));
        Assert.That(response.Header("Cross-Origin-Resource-Policy"), Is.EqualTo("cross-origin"));
    }

    [Test]
    public async Task Where_requests_are_traced_the_caller_learns_the_trace()
    {
        using var spans = new SpanRecorder("Microsoft.AspNetCore");

        using var response = await hub.GetAsync("/v1/forecast", ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        Assert.That(response.Header("traceresponse"), Does.Match("^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-0[01]$"));
        Assert.That((await response.ProblemAsync()).TraceId, Is.EqualTo("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    [Test]
    public async Task Without_telemetry_the_trace_of_a_caller_goes_on_and_nobody_else_has_one()
    {
        using var traced = await hub.GetAsync("/v1/forecast", ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        using var untraced = await hub.GetAsync("/v1/forecast");

        Assert.That(traced.Header("traceresponse"), Does.Match("^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-0[01]$"));
        Assert.That((await traced.ProblemAsync()).TraceId, Is.EqualTo("4bf92f3577b34da6a3ce929d0e0e4736"));
        Assert.That(untraced.Header("traceresponse"), Is.Null);
        Assert.That((await untraced.ProblemAsync()).TraceId, Is.Not.Empty);
    }

    [TestCase("garbage")]
    [TestCase("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-extra")]
    [TestCase("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [TestCase("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    public async Task A_trace_that_cannot_be_read_is_none(string traceparent)
    {
        using var response = await hub.GetAsync("/v1/forecast", ("traceparent", traceparent));
        using var again = await hub.GetAsync("/v1/forecast", ("traceparent", traceparent));

        Assert.That(response.Header("traceresponse"), Is.Null);
        Assert.That((await response.ProblemAsync()).TraceId, Is.Not.EqualTo((await again.ProblemAsync()).TraceId));
    }

    private static byte[] Decode(byte[] body, string? coding)
    {
        using var source = new MemoryStream(body);
        using Stream decoded = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var target = new MemoryStream();
        decoded.CopyTo(target);
        return target.ToArray();
    }
}
