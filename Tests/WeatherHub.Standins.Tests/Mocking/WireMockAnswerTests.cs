using System.Diagnostics;
using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Standins.Tests.Mocking;

internal sealed class WireMockAnswerTests
{
    private readonly HttpClientHandler handler = new();
    private WireMockServer server = null!;
    private HttpClient client = null!;

    [OneTimeSetUp]
    public void Start()
    {
        server = WireMockServer.Start();
        client = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(server.Url!) };
    }

    [OneTimeTearDown]
    public void Stop()
    {
        client.Dispose();
        handler.Dispose();
        server.Stop();
        server.Dispose();
    }

    [SetUp]
    public void Reset() => server.Reset();

    [Test]
    public async Task An_answer_has_its_status_headers_and_text()
    {
        Answer(Response.Create().WithStatusCode(HttpStatusCode.TooManyRequests).WithHeader("Retry-After", "120").WithHeader("Content-Type", "application/json").WithBody("{}"));

        using var response = await client.GetAsync("/a");

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(120)));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        });
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task An_answer_may_be_bytes()
    {
        byte[] bytes = [0x1f, 0x8b, 0, 255];
        Answer(Response.Create().WithBody(bytes));

        Assert.That(await client.GetByteArrayAsync("/a"), Is.EqualTo(bytes));
    }

    [Test]
    public async Task An_answer_of_which_nothing_is_said_is_an_empty_success()
    {
        Answer(Response.Create());

        using var response = await client.GetAsync("/a");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_delayed_answer_comes_late()
    {
        Answer(Response.Create().WithDelay(TimeSpan.FromMilliseconds(150)).WithBody("late"));
        var started = Stopwatch.GetTimestamp();

        Assert.That(await client.GetStringAsync("/a"), Is.EqualTo("late"));
        Assert.That(Stopwatch.GetElapsedTime(started), Is.GreaterThan(TimeSpan.FromMilliseconds(140)));
    }

    [Test]
    public void A_caller_need_not_wait_for_a_delayed_answer()
    {
        Answer(Response.Create().WithDelay(600_000));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.That(() => client.GetAsync("/a", patience.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_empty_fault_sends_no_body()
    {
        Answer(Response.Create().WithBody("full").WithFault(FaultType.EMPTY_RESPONSE));

        Assert.That(await client.GetByteArrayAsync("/a"), Is.Empty);
    }

    [Test]
    public async Task The_malformed_fault_sends_something_else_than_the_body()
    {
        var body = "a body that is long enough to be cut in two"u8.ToArray();
        Answer(Response.Create().WithBody(body).WithFault(FaultType.MALFORMED_RESPONSE_CHUNK));

        Assert.That(await client.GetByteArrayAsync("/a"), Is.Not.EqualTo(body));
    }

    private void Answer(IResponseBuilder response) => server.Given(Request.Create().WithPath("/a").UsingGet()).RespondWith(response);
}
