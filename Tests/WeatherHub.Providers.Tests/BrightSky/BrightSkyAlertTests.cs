using WeatherHub.TestKit;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.BrightSky;

/// <summary>No capture of this endpoint is at hand: the payloads follow the schema that the service publishes.</summary>
public sealed class BrightSkyAlertTests
{
    private static readonly DateTimeOffset At = new(2025, 9, 18, 13, 45, 0, TimeSpan.Zero);

    [Test]
    public void Warnings_are_read_in_english_else_in_german_and_tests_are_left_out()
    {
        var payload = (AlertPayload)Read(Payloads.Named("BrightSky", "alerts--berlin-two.json").Body).Report!.Payload;
        var (gusts, uv) = (payload.Alerts[0], payload.Alerts[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(payload.Alerts, Has.Count.EqualTo(2));
            Assert.That(payload.IsOfficial, Is.True);
            Assert.That(gusts.Identifier, Does.StartWith("2.49.0.0.276.0.DWD.PVW."));
            Assert.That(gusts.Event, Is.EqualTo("gale-force gusts"));
            Assert.That(
                (gusts.Severity, gusts.Urgency, gusts.Certainty),
                Is.EqualTo((AlertSeverity.Moderate, AlertUrgency.Immediate, AlertCertainty.Likely)));
            Assert.That(gusts.Onset, Is.EqualTo(new DateTimeOffset(2025, 9, 18, 15, 0, 0, TimeSpan.Zero)));
            Assert.That(gusts.Expires, Is.EqualTo(new DateTimeOffset(2025, 9, 19, 3, 0, 0, TimeSpan.Zero)));
            Assert.That(gusts.Headline, Is.EqualTo("Official WARNING of GALE-FORCE GUSTS"));
            Assert.That(gusts.Areas, Is.EqualTo(["Stadt Berlin"]));
            Assert.That(gusts.Sender, Is.EqualTo("Deutscher Wetterdienst"));
            Assert.That((uv.Event, uv.Expires, uv.Instruction), Is.EqualTo(("UV-INDEX", (DateTimeOffset?)null, (string?)null)));
        }
    }

    [Test]
    public void A_place_in_no_warn_cell_is_not_covered_and_a_quiet_one_is()
    {
        Assert.That(Read("{\"alerts\":[],\"location\":null}"u8.ToArray()).Fault, Is.EqualTo(FaultKind.NotCovered));
        var quiet = (AlertPayload)Read("{\"alerts\":[],\"location\":{\"name\":\"Stadt Berlin\"}}"u8.ToArray()).Report!.Payload;
        Assert.That((quiet.Alerts.Count, quiet.IsOfficial), Is.EqualTo((0, true)));
        Assert.That(Read("{\"location\":{}}"u8.ToArray()).Fault, Is.EqualTo(FaultKind.BadPayload));
    }

    private static RecordedResult Read(byte[] body) => ProviderCatalog.MapRecorded("bright-sky", "alerts", 200, body, At);
}
