using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsAlertTests
{
    private static readonly DateTimeOffset At = new(2019, 12, 20, 22, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_flood_watch_of_portland_is_read_whole()
    {
        var report = Read(Payloads.Named("Nws", "alerts-active--flood-watch.json").Body).Report!;
        var payload = (AlertPayload)report.Payload;
        var alert = payload.Alerts.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Kind, Is.EqualTo(ReportKind.Alerts));
            Assert.That(report.IssuedAt, Is.EqualTo(new DateTimeOffset(2019, 12, 20, 21, 34, 0, TimeSpan.Zero)));
            Assert.That(payload.IsOfficial, Is.True);
            Assert.That(alert.Identifier, Is.EqualTo("NWS-IDP-PROD-3965873-3369046"));
            Assert.That(alert.Event, Is.EqualTo("Flood Watch"));
            Assert.That(
                (alert.Severity, alert.Urgency, alert.Certainty),
                Is.EqualTo((AlertSeverity.Severe, AlertUrgency.Future, AlertCertainty.Possible)));
            Assert.That(alert.Onset, Is.EqualTo(new DateTimeOffset(2019, 12, 20, 21, 34, 0, TimeSpan.Zero)));
            Assert.That(
                alert.Expires,
                Is.EqualTo(new DateTimeOffset(2019, 12, 22, 18, 0, 0, TimeSpan.Zero)),
                "the event's end, not the message's");
            Assert.That(alert.Areas, Has.Count.EqualTo(11).And.Contains("Greater Portland Metro Area"));
            Assert.That(alert.Sender, Is.EqualTo("NWS Portland OR"));
            Assert.That(alert.Url, Is.EqualTo(new Uri("https://api.weather.gov/alerts/NWS-IDP-PROD-3965873-3369046")));
            Assert.That(alert.References, Has.Count.EqualTo(4).And.Contains("NWS-IDP-PROD-3964821-3368352"));
        }
    }

    [Test]
    public void No_alert_in_force_is_an_answer()
    {
        var payload = (AlertPayload)Read(Payloads.Named("Nws", "alerts-active--new-york-none.json").Body).Report!.Payload;
        Assert.That((payload.Alerts.Count, payload.IsOfficial), Is.EqualTo((0, true)));
    }

    [TestCase("\"status\":\"Test\",\"messageType\":\"Alert\"")]
    [TestCase("\"status\":\"Exercise\",\"messageType\":\"Update\"")]
    [TestCase("\"status\":\"Actual\",\"messageType\":\"Ack\"")]
    public void What_is_no_message_about_an_actual_event_is_no_alert(string fields)
    {
        var payload = (AlertPayload)Read(Feature($"\"id\":\"1\",\"event\":\"Flood Watch\",{fields}")).Report!.Payload;
        Assert.That((payload.Alerts.Count, payload.IsOfficial), Is.EqualTo((0, true)));
    }

    [Test]
    public void A_cancellation_is_kept_to_remove_what_it_refers_to()
    {
        var alert = (
            (AlertPayload)
                Read(Feature("\"id\":\"2\",\"event\":\"Flood Watch\",\"status\":\"Actual\",\"messageType\":\"Cancel\"")).Report!.Payload
        ).Alerts.Single();
        Assert.That(alert.IsCancellation, Is.True);
    }

    [Test]
    public void A_message_that_cannot_be_read_makes_the_list_incomplete_and_alone_is_no_answer()
    {
        const string unreadable = "{\"properties\":{\"status\":\"Actual\",\"messageType\":\"Alert\",\"id\":\"1\"}}";
        const string good = """
            {"properties":{"status":"Actual","messageType":"Alert","id":"2","event":"Flood Watch","severity":"Colossal"}}
            """;
        var payload = (AlertPayload)Read(Body($"{{\"features\":[{unreadable},{good}]}}")).Report!.Payload;
        Assert.That((payload.Alerts.Single().Severity, payload.IsOfficial), Is.EqualTo((AlertSeverity.Unknown, false)));
        Assert.That(Read(Body($"{{\"features\":[{unreadable}]}}")).Fault, Is.EqualTo(FaultKind.BadPayload));
        Assert.That(Read(Body("{}")).Fault, Is.EqualTo(FaultKind.BadPayload));
    }

    private static byte[] Feature(string fields) => Body($"{{\"features\":[{{\"properties\":{{{fields}}}}}]}}");

    private static byte[] Body(string json) => Encoding.UTF8.GetBytes(json);

    private static RecordedResult Read(byte[] body) => ProviderCatalog.MapRecorded("nws", "alerts-active", 200, body, At);
}
