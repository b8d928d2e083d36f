using System.Net;
using System.Text;
using System.Text.Json;
using Refit;

namespace WeatherHub.Standins.Tests.Clients;

internal sealed class RefitResponseTests
{
    private const string Body = """{"station":"EDDT","kelvin":281.5}""";

    [Test]
    public async Task A_response_carries_the_body_the_status_and_both_kinds_of_headers()
    {
        using var response = await Wire.Answering(() => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Headers = { { "ETag", "\"7\"" } },
            Content = new StringContent(Body) { Headers = { LastModified = DateTimeOffset.UnixEpoch } },
        }).Client().LatestAsync("EDDT");

        Assert.Multiple(() =>
        {
            Assert.That(response.IsSuccessStatusCode && response.IsSuccessful, Is.True);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content, Is.EqualTo(new Report("EDDT", 281.5)));
            Assert.That(response.Error, Is.Null);
            Assert.That(response.Headers.ETag?.Tag, Is.EqualTo("\"7\""));
            Assert.That(response.ContentHeaders?.LastModified, Is.EqualTo(DateTimeOffset.UnixEpoch));
        });
    }

    [Test]
    public async Task A_status_that_is_no_success_is_an_error_in_the_response_and_throws_nothing()
    {
        using var response = await Wire.Saying("busy", HttpStatusCode.ServiceUnavailable).Client().LatestAsync("EDDT");

        Assert.Multiple(() =>
        {
            Assert.That(response.IsSuccessStatusCode || response.IsSuccessful, Is.False);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(response.Content, Is.Null);
            Assert.That(response.Error?.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(response.Error?.Content, Is.EqualTo("busy"));
        });
    }

    [TestCase("<html>")]
    [TestCase("""{"station":7}""")]
    public async Task A_body_that_does_not_deserialise_is_an_error_in_a_response_of_its_real_status(string body)
    {
        using var response = await Wire.Saying(body).Client().LatestAsync("EDDT");

        Assert.Multiple(() =>
        {
            Assert.That(response.IsSuccessStatusCode, Is.True);
            Assert.That(response.IsSuccessful, Is.False);
            Assert.That(response.Content, Is.Null);
            Assert.That(response.Error?.InnerException, Is.InstanceOf<JsonException>());
        });
    }

    [Test]
    public async Task Not_modified_is_an_error_without_content()
    {
        using var response = await Wire.Answering(() => new HttpResponseMessage(HttpStatusCode.NotModified)).Client().LatestAsync("EDDT");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(response.Error, Is.Not.Null);
        Assert.That(response.Content, Is.Null);
    }

    [Test]
    public void A_call_that_finds_no_server_throws()
    {
        var client = new Wire((_, _) => throw new HttpRequestException("no route")).Client();

        Assert.That(async () => await client.LatestAsync("EDDT"), Throws.TypeOf<HttpRequestException>());
    }

    [Test]
    public void A_cancelled_call_throws()
    {
        var client = new Wire(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            throw new InvalidOperationException("unreachable");
        }).Client();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(async () => await client.ResponseAsync(cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_body_alone_may_be_asked_for_as_a_value_or_as_text()
    {
        Assert.That(await Wire.Saying(Body).Client().BodyAsync(), Is.EqualTo(new Report("EDDT", 281.5)));
        Assert.That(await Wire.Saying(Body).Client().TextAsync(), Is.EqualTo(Body));
    }

    [TestCase(HttpStatusCode.NotFound, Body)]
    [TestCase(HttpStatusCode.OK, "<html>")]
    public void The_body_alone_throws_what_a_response_would_carry(HttpStatusCode status, string body) =>
        Assert.That(async () => await Wire.Saying(body, status).Client().BodyAsync(),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.StatusCode)).EqualTo(status));

    [Test]
    public async Task The_message_itself_comes_whatever_its_status()
    {
        using var message = await Wire.Saying("busy", HttpStatusCode.ServiceUnavailable).Client().MessageAsync();

        Assert.That(message.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await message.Content.ReadAsStringAsync(), Is.EqualTo("busy"));
    }

    [TestCase(HttpStatusCode.OK)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    public async Task The_body_is_let_go_of_before_the_response_is_handed_over(HttpStatusCode status)
    {
        using var body = new WatchedStream(Body);

        _ = await Wire.Answering(() => new HttpResponseMessage(status) { Content = new StreamContent(body) }).Client().LatestAsync("EDDT");

        Assert.That(body.IsClosed, Is.True);
    }

    [Test]
    public async Task One_client_serves_many_calls_at_once()
    {
        var client = new Wire(async (request, _) =>
        {
            await Task.Yield();
            return new HttpResponseMessage { Content = new StringContent($$"""{"station":"{{request.RequestUri!.Segments[2].TrimEnd('/')}}"}""") };
        }).Client();

        var responses = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => client.LatestAsync($"S{i}")));

        Assert.That(responses.Select(response => response.Content?.Station), Is.EqualTo(Enumerable.Range(0, 200).Select(i => $"S{i}")));
    }

    private sealed class WatchedStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public bool IsClosed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
