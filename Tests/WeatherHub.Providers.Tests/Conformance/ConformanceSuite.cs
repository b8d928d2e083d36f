using WeatherHub.Providers.Shared;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>
/// What every vendor owes the hub, checked through the container and <see cref="IWeatherProvider"/> alone, against captured answers
/// replayed over HTTP. A vendor's tests derive from this and say which answers.
/// </summary>
public abstract partial class ConformanceSuite
{
    private WireMockServer server = null!;

    /// <summary>The vendor's id.</summary>
    protected abstract string Id { get; }

    /// <summary>The vendor's entry, where the catalogue has none.</summary>
    private protected virtual Registration? OfNoCatalogue => null;

    /// <summary>The vendor under test.</summary>
    public string Vendor => Id;

    /// <summary>The vendor's folder: its configuration section and where its payloads lie.</summary>
    protected abstract string Folder { get; }

    /// <summary>A place that the vendor covers.</summary>
    protected abstract Coordinates Place { get; }

    /// <summary>When the replayed answers were captured.</summary>
    protected abstract DateTimeOffset Now { get; }

    /// <summary>The calls a good report of a product takes, in order; the first one's fault is the report's fault.</summary>
    protected abstract IReadOnlyList<Exchange> Exchanges(ReportKind product);

    /// <summary>What must stand in the first call's query or path, as text.</summary>
    protected abstract IReadOnlyList<string> Asked(ReportKind product);

    /// <summary>What 404 means to the vendor.</summary>
    protected virtual FaultKind NotFound(ReportKind product) => FaultKind.Refused;

    /// <summary>What 403 means to the vendor.</summary>
    protected virtual FaultKind Forbidden => FaultKind.Unauthorized;

    [OneTimeSetUp]
    public void Open() => server = WireMockServer.Start();

    [OneTimeTearDown]
    public void Close() => server.Dispose();

    [SetUp]
    public void Forget() => server.Reset();

    [Test]
    public async Task A_good_answer_becomes_a_sane_report()
    {
        using var vendor = Host();
        foreach (var product in Products(vendor))
        {
            Replay(product);
            var report = await vendor.Provider.ReportAsync(Query(product), default);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(ReportChecks.FirstFault(report), Is.Null, $"{product}");
                Assert.That(report.Provider, Is.EqualTo(Id));
                Assert.That(report.Kind, Is.EqualTo(product));
                Assert.That(
                    report.Lineage,
                    Is.EqualTo(product == ReportKind.Alerts ? [] : vendor.Provider.Profile.LineageAt(Query(product).Cell)));
                Assert.That(report.FetchedAt, Is.EqualTo(Now));
                Assert.That(report.ExpiresAt, Is.GreaterThanOrEqualTo(Now + vendor.Provider.SourceOf(product)!.Freshness));
                Assert.That(report.Hourly is not null, Is.EqualTo(product == ReportKind.Forecast), $"{product}");
            }
        }
    }

    [Test]
    public async Task Requests_carry_few_decimals_our_name_and_what_the_vendor_documents()
    {
        using var vendor = Host();
        foreach (var product in Products(vendor))
        {
            Replay(product);
            var before = vendor.Seen.Count;
            await vendor.Provider.ReportAsync(
                Query(product) with
                {
                    Cell = new Coordinates(Place.Latitude + 0.000_001_2, Place.Longitude),
                },
                default);
            var requests = vendor.Seen.Skip(before).ToArray();
            var first = Uri.UnescapeDataString(requests[0].RequestUri!.PathAndQuery);
            using (Assert.EnterMultipleScope())
            {
                foreach (var asked in Asked(product)) Assert.That(first, Does.Contain(asked), $"{product}");
                foreach (var request in requests)
                {
                    Assert.That(request.RequestUri!.PathAndQuery, Does.Not.Match(@"\d\.\d{5,}"), "more decimals than vendors accept");
                    Assert.That(request.Headers.UserAgent.ToString(), Is.EqualTo($"WeatherHub/0.1 (+{VendorHost.Contact})"));
                }
            }
        }
    }

    [Test]
    public void The_profile_says_all_that_an_answer_must_show()
    {
        using var vendor = Host();
        var profile = vendor.Provider.Profile;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.DisabledBecause, Is.Null);
            Assert.That(profile.Name, Is.Not.Empty);
            Assert.That(profile.Attribution.Text, Is.Not.Empty);
            Assert.That(profile.Attribution.LicenceUrl.IsAbsoluteUri);
            Assert.That(profile.Coverage.Covers(Place));
            Assert.That(vendor.Provider.Sources, Is.Not.Empty);
            Assert.That(vendor.Provider.Sources.Select(source => source.Freshness), Has.All.GreaterThan(TimeSpan.Zero));
        }
    }

    [Test]
    public void A_vendor_switched_off_says_which_key_did_it()
    {
        using var vendor = Host(settings: new KeyValuePair<string, string?>($"Providers:{Folder}:Enabled", "false"));
        Assert.That(vendor.Provider.Profile.DisabledBecause, Does.Contain($"Providers:{Folder}:Enabled"));
    }

    private static IEnumerable<ReportKind> Products(VendorHost vendor) => vendor.Provider.Sources.Select(source => source.Kind);

    private WeatherQuery Query(ReportKind product) => new(product, WeatherQuery.CellOf(Place), null);

    private VendorHost Host(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead = null,
        params IEnumerable<KeyValuePair<string, string?>> settings
    ) => new(OfNoCatalogue, Id, Folder, server.Url, Now, instead, settings);

    private void Replay(ReportKind product)
    {
        server.Reset();
        foreach (var exchange in Exchanges(product))
        {
            server.Given(Request.Create().WithPath(exchange.Path).UsingGet()).RespondWith(
                Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json")
                    .WithBody(Payloads.Named(Folder, exchange.File).Body));
        }
    }

    private void AnswerAll(IResponseBuilder response)
    {
        server.Reset();
        server.Given(Request.Create().UsingGet()).RespondWith(response);
    }
}
