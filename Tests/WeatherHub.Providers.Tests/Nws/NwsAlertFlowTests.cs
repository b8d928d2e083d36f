using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.Nws;

/// <summary>An empty list of alerts means something inside the vendor's grid only; alerts in a list need no gridpoint.</summary>
public sealed class NwsAlertFlowTests : NwsFixture
{
    private const string Active = "/alerts/active";

    [TestCase(404)]
    [TestCase(503)]
    public async Task Alerts_are_reported_whatever_becomes_of_the_gridpoint(int status)
    {
        Answer(Points, "{}", status);
        Answer(Active, """
            {"features":[{"properties":{"id":"1","event":"Flood Watch","status":"Actual","messageType":"Alert"}}]}
            """);
        var payload = (AlertPayload)(await ReportAsync(ReportKind.Alerts)).Payload;
        Assert.That((payload.Alerts.Single().Event, payload.IsOfficial), Is.EqualTo(("Flood Watch", true)));
        Assert.That(Calls(Points), Is.Zero);
    }

    [TestCase(404, FaultKind.NotCovered)]
    [TestCase(503, FaultKind.Unavailable)]
    public async Task An_empty_list_says_nothing_until_the_place_is_known_to_lie_in_the_grid(int status, FaultKind fault)
    {
        Answer(Points, "{}", status);
        Answer(Active, """{"features":[]}""");
        Assert.That(
            () => ReportAsync(ReportKind.Alerts),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(fault).And.Property("RetryAfter").Null);
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        var payload = (AlertPayload)(await ReportAsync(ReportKind.Alerts)).Payload;
        Assert.That((payload.Alerts.Count, payload.IsOfficial), Is.EqualTo((0, true)));
    }
}
