using System.Globalization;
using System.Net;
using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WireMock.ResponseBuilders;

namespace WeatherHub.Providers.Tests.Conformance;

public abstract partial class ConformanceSuite
{
    private const string Secret = "k3y-that-must-not-leave";

    [TestCase(500, FaultKind.Unavailable)]
    [TestCase(502, FaultKind.Unavailable)]
    [TestCase(503, FaultKind.Unavailable)]
    [TestCase(429, FaultKind.RateLimited)]
    [TestCase(401, FaultKind.Unauthorized)]
    [TestCase(408, FaultKind.Timeout)]
    [TestCase(400, FaultKind.Refused)]
    [TestCase(302, FaultKind.Refused)]
    public async Task A_status_becomes_its_fault(int status, FaultKind kind)
    {
        AnswerAll(Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html").WithBody("<html>no</html>"));
        await EachProductFails(kind);
    }

    [Test]
    public async Task Statuses_that_vendors_differ_in_become_what_this_one_means()
    {
        AnswerAll(Response.Create().WithStatusCode(404).WithBody("{}"));
        await EachProductFails(NotFound);
        AnswerAll(Response.Create().WithStatusCode(403).WithBody("{}"));
        await EachProductFails(Forbidden);
    }

    [TestCase(429, "120", 120)]
    [TestCase(503, "7", 7)]
    [TestCase(429, "in 90 seconds", 90)]
    [TestCase(429, "315360000", 86_400)]
    [TestCase(429, "soon", null)]
    public async Task A_wait_that_the_vendor_asks_for_is_handed_on_within_a_day(int status, string said, int? seconds)
    {
        var header = said == "in 90 seconds" ? Now.AddSeconds(90).ToString("R", CultureInfo.InvariantCulture) : said;
        AnswerAll(Response.Create().WithStatusCode(status).WithHeader("Retry-After", header));
        foreach (var fault in await EachProductFails(status == 429 ? FaultKind.RateLimited : FaultKind.Unavailable))
            Assert.That(fault.RetryAfter?.TotalSeconds, Is.EqualTo(seconds).Within(1));
    }

    [TestCase("")]
    [TestCase("<!doctype html><title>Just a moment...</title>")]
    [TestCase("{\"time\":[1,2")]
    [TestCase("\u0000\u0001\u0002")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("17")]
    [TestCase("\"sunny\"")]
    public async Task An_answer_that_is_no_answer_is_a_bad_payload(string body)
    {
        AnswerAll(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(body));
        await EachProductFails(FaultKind.BadPayload);
    }

    [Test]
    public async Task An_answer_of_the_wrong_shape_is_a_bad_payload()
    {
        using var vendor = Host();
        foreach (var product in Products(vendor))
        {
            var body = Encoding.UTF8.GetString(Payloads.Named(Folder, Exchanges(product)[0].File).Body);
            foreach (var broken in (string[])[body[..(body.Length / 2)], body.Replace('[', '{').Replace(']', '}'), $"\"{body.Length}\""])
            {
                AnswerAll(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(broken));
                Assert.That((await Fault(vendor, product)).Kind, Is.EqualTo(FaultKind.BadPayload));
            }
        }
    }

    [Test]
    public async Task A_broken_connection_is_a_network_fault()
    {
        await EachProductFails(FaultKind.Network, (_, _) => throw new HttpRequestException("refused by 192.0.2.7"));
        await EachProductFails(
            FaultKind.Network,
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() }));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_a_network_fault()
    {
        using var vendor = new VendorHost(OfNoCatalogue, Id, Folder, "http://127.0.0.1:1", Now, null, []);
        foreach (var product in Products(vendor))
            Assert.That((await Fault(vendor, product)).Kind, Is.EqualTo(FaultKind.Network), $"{product}");
    }

    [Test]
    public async Task A_client_that_gives_up_by_itself_is_a_timeout() =>
        await EachProductFails(FaultKind.Timeout, (_, _) => throw new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));

    [Test]
    public void What_the_host_throws_for_reasons_of_its_own_passes_through()
    {
        using var vendor = Host((_, _) => throw new InvalidTimeZoneException("a circuit is open"));
        foreach (var product in Products(vendor))
            Assert.That(async () => await vendor.Provider.ReportAsync(Query(product), default), Throws.TypeOf<InvalidTimeZoneException>());
    }

    [Test]
    public void A_cancelled_question_is_cancelled_and_no_fault()
    {
        using var cancellation = new CancellationTokenSource();
        using var vendor = Host(async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("the token was not handed on");
        });
        foreach (var product in Products(vendor))
            Assert.That(
                async () => await vendor.Provider.ReportAsync(Query(product), cancellation.Token),
                Throws.InstanceOf<OperationCanceledException>());
    }

    private Task<IReadOnlyList<ProviderFaultException>> EachProductFails(
        FaultKind kind, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead = null) =>
        EachProductFails(_ => kind, instead);

    private async Task<IReadOnlyList<ProviderFaultException>> EachProductFails(
        Func<ReportKind, FaultKind> kindOf, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead = null)
    {
        List<ProviderFaultException> faults = [];
        using var vendor = Host(instead, new KeyValuePair<string, string?>($"Providers:{Folder}:ApiKey", Secret));
        foreach (var product in Products(vendor))
        {
            var fault = await Fault(vendor, product);
            Assert.That(fault.Kind, Is.EqualTo(kindOf(product)), $"{product}: {fault.Message}");
            faults.Add(fault);
        }

        return faults;
    }

    /// <summary>The fault, which tells nothing of the address, the key or the vendor's words.</summary>
    private async Task<ProviderFaultException> Fault(VendorHost vendor, ReportKind product)
    {
        try
        {
            await vendor.Provider.ReportAsync(Query(product), default);
        }
        catch (ProviderFaultException fault)
        {
            var told = fault.ToString();
            foreach (var secret in (string[])[Secret, new Uri(server.Url!).Authority, "192.0.2.7", "<html", Exchanges(product)[0].Path])
                Assert.That(told, Does.Not.Contain(secret));
            return fault;
        }

        throw new AssertionException($"{product} was answered");
    }

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new IOException("reset by 192.0.2.7");

        protected override bool TryComputeLength(out long length)
        {
            length = 1000;
            return true;
        }
    }
}
