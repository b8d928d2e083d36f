using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

/// <summary>Alerts are fetched like any report, and never merged.</summary>
internal sealed class AlertFetchTests
{
    private static readonly string[] Both = ["vendor-a", "vendor-b"];

    [Test]
    public async Task The_merge_gets_no_report_of_alerts()
    {
        using var fixture = new FetchingFixture();

        var answer = await fixture.RequestAsync(Sample.Request(ReportKind.Forecast, ReportKind.Alerts));

        Assert.That(answer.Forecast!.Notices.Select(used => used.Provider), Is.EqualTo(Both), "one report of each, the forecast's");
        Assert.That(answer.Outcomes.OfType<Reported>().Count(one => one.ReportKind == ReportKind.Alerts), Is.EqualTo(2));
    }

    [Test]
    public async Task Alerts_alone_are_an_answer_without_a_merge_even_where_every_source_fails()
    {
        using var fixture = new FetchingFixture();
        fixture.Vendors[0].Fails(FaultKind.Unavailable);
        fixture.Vendors[1].Fails(FaultKind.Unavailable);

        var answer = await fixture.RequestAsync(Sample.Request(ReportKind.Alerts));

        Assert.That(answer.Forecast!.Notices, Is.Empty);
        Assert.That(answer.Outcomes.OfType<Failed>().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_source_that_says_it_does_not_cover_a_place_is_requested_again_as_soon_as_a_report_would_have_expired()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Fails(FaultKind.NotCovered);
        await fixture.RequestAsync(Sample.Request(ReportKind.Alerts));
        fixture.Clock.Advance(ReportKind.Alerts.Freshness - TimeSpan.FromSeconds(1));
        await fixture.RequestAsync(Sample.Request(ReportKind.Alerts));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));

        fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        await fixture.RequestAsync(Sample.Request(ReportKind.Alerts));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task Alerts_do_not_stand_in_for_the_weather()
    {
        using var fixture = new FetchingFixture();
        foreach (var vendor in fixture.Vendors)
            vendor.Answers = (query, _) => query.Kind == ReportKind.Alerts
                ? Task.FromResult(vendor.Report(query))
                : throw new ProviderFaultException(FaultKind.Unavailable, "as the test wants");

        var answer = await fixture.RequestAsync(Sample.Request(ReportKind.Forecast, ReportKind.Alerts));

        Assert.That(answer.Forecast, Is.Null);
        Assert.That(answer.Outcomes.OfType<Reported>().Count(), Is.EqualTo(2));
    }
}
