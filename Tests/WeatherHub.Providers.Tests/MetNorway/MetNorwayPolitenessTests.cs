using System.Net;
using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.MetNorway;

/// <summary>The vendor's terms of service: https://api.met.no/doc/TermsOfService.</summary>
public sealed class MetNorwayPolitenessTests
{
    private const string Modified = "Tue, 02 Aug 2022 15:41:37 GMT";
    private static readonly DateTimeOffset Now = new(2022, 8, 2, 15, 45, 0, TimeSpan.Zero);
    private static readonly WeatherQuery Query = new(ReportKind.Forecast, new Coordinates(53.5, 13), 61.4);

    [TestCase(47, 47, "its Expires is a must-not-before")]
    [TestCase(3, 30, "ours is longer")]
    [TestCase(-5, 30, "its Expires is past")]
    public async Task A_report_stays_fresh_for_the_longer_of_their_word_and_ours(int minutes, int expected, string because)
    {
        using var vendor = Vendor(HttpStatusCode.OK, TimeSpan.FromMinutes(minutes));
        var report = await vendor.Provider.ReportAsync(Query, default);
        Assert.That(report.ExpiresAt, Is.EqualTo(Now.AddMinutes(expected)), because);
    }

    [Test]
    public async Task What_is_known_is_asked_for_only_if_modified()
    {
        using var first = Vendor(HttpStatusCode.OK, TimeSpan.FromMinutes(40));
        var known = await first.Provider.ReportAsync(Query, default);
        Assert.That(known.Validator, Is.EqualTo(Modified));
        Assert.That(first.Seen[0].Headers.Contains("If-Modified-Since"), Is.False);

        using var second = Vendor(HttpStatusCode.NotModified, TimeSpan.FromMinutes(55), Now.AddHours(1));
        var confirmed = await second.Provider.ReportAsync(Query with { Known = known }, default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Seen[0].Headers.GetValues("If-Modified-Since"), Is.EqualTo((string[])[Modified]));
            Assert.That(second.Seen[0].RequestUri!.Query, Does.Contain("altitude=61"));
            Assert.That(confirmed.Hourly, Is.SameAs(known.Hourly));
            Assert.That(confirmed.IssuedAt, Is.EqualTo(known.IssuedAt));
            Assert.That(confirmed.FetchedAt, Is.EqualTo(Now.AddHours(1)));
            Assert.That(confirmed.ExpiresAt, Is.EqualTo(Now.AddHours(1).AddMinutes(55)));
            Assert.That(confirmed.Validator, Is.EqualTo(Modified));
        }
    }

    [Test]
    public void Nothing_new_though_nothing_was_known_is_a_bad_payload()
    {
        using var vendor = Vendor(HttpStatusCode.NotModified, TimeSpan.FromMinutes(40));
        var fault = Assert.ThrowsAsync<ProviderFaultException>(() => vendor.Provider.ReportAsync(Query, default));
        Assert.That(fault!.Kind, Is.EqualTo(FaultKind.BadPayload));
    }

    [Test]
    public async Task A_product_marked_deprecated_still_answers()
    {
        using var vendor = Vendor(HttpStatusCode.NonAuthoritativeInformation, TimeSpan.FromMinutes(40));
        Assert.That((await vendor.Provider.ReportAsync(Query, default)).Hourly, Is.Not.Null);
    }

    [Test]
    public void Without_a_contact_the_vendor_is_off_and_says_what_to_set()
    {
        using var vendor = new VendorHost(
            "met-norway",
            "MetNorway",
            null,
            Now,
            null,
            new KeyValuePair<string, string?>("Providers:Contact", null));
        Assert.That(vendor.Provider.Profile.DisabledBecause, Does.Contain("Providers:Contact"));
    }

    private static VendorHost Vendor(HttpStatusCode status, TimeSpan fresh, DateTimeOffset? now = null) =>
        new(
            "met-norway",
            "MetNorway",
            null,
            now ?? Now,
            (_, _) =>
            {
                var body =
                    status == HttpStatusCode.NotModified ? [] : Payloads.Named("MetNorway", "locationforecast-complete--berlin.json").Body;
                var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
                response.Content.Headers.Expires = (now ?? Now) + fresh;
                response.Content.Headers.TryAddWithoutValidation("Last-Modified", Modified);
                return Task.FromResult(response);
            });
}
