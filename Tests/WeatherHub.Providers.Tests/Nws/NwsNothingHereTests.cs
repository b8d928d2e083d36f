using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Nws;

/// <summary>"Nothing here", said with status 200.</summary>
public sealed class NwsNothingHereTests : NwsFixture
{
    [TestCase("""{"properties":{"@id":"x","cwa":"AFC","gridId":null,"gridX":null,"gridY":null}}""")]
    [TestCase("""{"properties":{"@id":"x","gridId":"","gridX":"","gridY":""}}""")]
    [TestCase("""{"properties":{"cwa":"AFC","gridId":null,"gridX":120,"gridY":7}}""")]
    [TestCase("""{"properties":{"cwa":"AFC","gridId":"AFC","gridX":null,"gridY":7}}""")]
    [TestCase("""{"properties":{"timeZone":"America/Anchorage"}}""")]
    [TestCase("""{"properties":{"gridId":null,"gridX":null,"gridY":null}}""")]
    [TestCase("""{"properties":null}""")]
    [TestCase("""{"title":"Data Unavailable For Requested Point","type":"https://api.weather.gov/problems/InvalidPoint","status":404}""")]
    public async Task A_point_that_lies_in_no_grid_is_not_covered_and_whoever_requests_decides_for_how_long(string point)
    {
        Answer(Points, point);
        foreach (var product in (ReportKind[])[ReportKind.Forecast, ReportKind.Current])
            Assert.That(
                () => ReportAsync(product),
                Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered).And.Property("RetryAfter").Null
            );
        Assert.That(Server.LogEntries.Select(entry => entry.RequestMessage!.Path), Is.EqualTo(new[] { Points, Points }));
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        Assert.That((await ReportAsync(ReportKind.Forecast)).Hourly, Is.Not.Null);
    }

    [TestCase("""{"properties":{"cwa":"AFC","gridId":"../x","gridX":1,"gridY":7}}""")]
    [TestCase("""{"properties":{"cwa":"AFC","gridId":"AFC","gridX":-1,"gridY":7}}""")]
    [TestCase("{}")]
    [TestCase("""{"properties":null,"status":500}""")]
    [TestCase("""{"title":"Unexpected Problem","status":500}""")]
    public void A_point_that_is_none_is_a_bad_payload_and_asked_again(string point)
    {
        Answer(Points, point);
        for (var i = 0; i < 2; i++)
            Assert.That(
                () => ReportAsync(ReportKind.Forecast),
                Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.BadPayload));
        Assert.That(Calls(Points), Is.EqualTo(2));
    }

    [TestCase("""{"features":[]}""")]
    [TestCase("""{"features":null}""")]
    public async Task A_square_without_stations_is_asked_for_them_once_an_hour(string stations)
    {
        Answer(Stations, stations);
        for (var i = 0; i < 2; i++)
            Assert.That(
                () => ReportAsync(ReportKind.Current),
                Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Stations), Is.EqualTo(1));
        Clock.Advance(TimeSpan.FromMinutes(61));
        Answer(Stations, """{"features":[{"properties":{"stationIdentifier":"KAAA"}}]}""");
        Answer(Observation("KAAA"), Observed(5, 10));
        Assert.That((await ReportAsync(ReportKind.Current)).Current!.Values[Variable.Temperature], Is.EqualTo(5));
    }

    [Test]
    public void A_list_of_stations_that_is_none_is_a_bad_payload()
    {
        Answer(Stations, "{}");
        Assert.That(
            () => ReportAsync(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.BadPayload));
    }

    [Test]
    public void Layers_and_periods_that_are_both_empty_do_not_cover_the_place()
    {
        Answer(Grid, """{"properties":{"temperature":{"uom":"wmoUnit:degC","values":[]}}}""");
        Answer(Hourly, """{"properties":{"periods":[]}}""");
        Assert.That(
            () => ReportAsync(ReportKind.Forecast),
            Throws
                .TypeOf<ProviderFaultException>()
                .With.Property("Kind")
                .EqualTo(FaultKind.NotCovered)
                .And.Property("RetryAfter")
                .EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public void Stations_that_say_nothing_now_leave_the_vendor_well()
    {
        foreach (var station in (string[])["KAAA", "KBBB", "KCCC"])
            Answer(Observation(station), """{"properties":{"timestamp":"2026-02-06T18:10:00Z","temperature":{"value":null}}}""");
        Assert.That(
            () => ReportAsync(ReportKind.Current),
            Throws
                .TypeOf<ProviderFaultException>()
                .With.Property("Kind")
                .EqualTo(FaultKind.NotCovered)
                .And.Property("RetryAfter")
                .EqualTo(TimeSpan.FromMinutes(10)));
    }
}
