using WeatherHub.Weather.Alerts;

namespace WeatherHub.Weather.Tests.Alerts;

public sealed class AlertUnionTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_gravest_come_first_and_then_the_earliest()
    {
        var merged = Merge(
            ("a", [Of("1", severity: AlertSeverity.Minor), Of("2", onset: 3), Of("3", onset: 1), Of("4", severity: AlertSeverity.Extreme)])
        );
        Assert.That(merged.Select(one => one.Alert.Identifier), Is.EqualTo(["4", "3", "2", "1"]));
    }

    [Test]
    public void What_has_expired_is_left_out_and_what_has_no_end_stays()
    {
        var merged = Merge(("a", [Of("1", onset: -5, expires: 0), Of("2", expires: null), Of("3", expires: 1)]));
        Assert.That(merged.Select(one => one.Alert.Identifier), Is.EquivalentTo(["2", "3"]));
    }

    [Test]
    public void An_update_replaces_the_message_it_refers_to_and_a_cancellation_removes_it()
    {
        var merged = Merge(
            ("a", [Of("1"), Of("2") with { References = ["1"] }, Of("3")]),
            ("b", [Of("4") with { References = ["3"], IsCancellation = true }, Of("5") with { References = ["5"], Event = "Frost" }]));
        Assert.That(merged.Select(one => one.Alert.Identifier), Is.EquivalentTo(["2", "5"]));
    }

    [Test]
    public void One_message_from_two_providers_is_one_alert_that_names_both()
    {
        var merged = Merge(("a", [Of("1")]), ("b", [Of("1", severity: AlertSeverity.Severe) with { Areas = ["South"] }]));
        Assert.That(merged, Has.Count.EqualTo(1));
        Assert.That(merged[0].Providers, Is.EqualTo(["a", "b"]));
        Assert.That(merged[0].Alert.Severity, Is.EqualTo(AlertSeverity.Severe));
        Assert.That(merged[0].Alert.Areas, Is.EqualTo(["North", "South"]));
    }

    [Test]
    public void The_same_event_of_two_senders_at_the_same_time_and_place_is_one_alert_that_cites_both()
    {
        var merged = Merge(
            ("a", [Of("1") with { Sender = "Met A" }]),
            ("b", [Of("2", severity: AlertSeverity.Severe) with { Event = "FLOOD", Sender = "Met B", Areas = ["north"] }]));
        Assert.That(merged.Single().Alert.Identifier, Is.EqualTo("2"));
        Assert.That(merged.Single().Senders, Is.EqualTo(["Met A", "Met B"]));
    }

    [Test]
    public void Two_messages_of_one_provider_stay_two()
    {
        Assert.That(Merge(("a", [Of("1"), Of("2")])), Has.Count.EqualTo(2));
    }

    [TestCase("Frost", 0, 5, "North")]
    [TestCase("Flood", 5, 9, "North")]
    [TestCase("Flood", 0, 5, "East")]
    public void Another_event_time_or_area_is_another_alert(string what, int onset, int expires, string area)
    {
        var other = Of("2", onset: onset, expires: expires) with { Event = what, Areas = [area] };
        Assert.That(Merge(("a", [Of("1")]), ("b", [other])), Has.Count.EqualTo(2));
    }

    [Test]
    public void Coverage_is_the_best_guarantee_and_an_unreachable_source_makes_it_unknown()
    {
        const bool official = true;
        Assert.That(AlertCoverageRule.Of([]), Is.EqualTo(AlertCoverage.None));
        Assert.That(AlertCoverageRule.Of([(official, AlertSourceState.NotCovering)]), Is.EqualTo(AlertCoverage.None));
        Assert.That(AlertCoverageRule.Of([(official, AlertSourceState.Unreachable)]), Is.EqualTo(AlertCoverage.Unknown));
        Assert.That(
            AlertCoverageRule.Of([(official, AlertSourceState.Unreachable), (false, AlertSourceState.Fresh)]),
            Is.EqualTo(AlertCoverage.Unknown));
        Assert.That(AlertCoverageRule.Of([(official, AlertSourceState.Stale)]), Is.EqualTo(AlertCoverage.Partial));
        Assert.That(AlertCoverageRule.Of([(false, AlertSourceState.Fresh)]), Is.EqualTo(AlertCoverage.Partial));
        Assert.That(
            AlertCoverageRule.Of([(official, AlertSourceState.Fresh), (false, AlertSourceState.Unreachable)]),
            Is.EqualTo(AlertCoverage.Official));
    }

    private static IReadOnlyList<MergedAlert> Merge(params (string, IReadOnlyList<Alert>)[] reports) => AlertUnion.Merge(reports, Now);

    private static Alert Of(string id, AlertSeverity severity = AlertSeverity.Moderate, int onset = 0, int? expires = 5) => new()
    {
        Identifier = id,
        Event = "Flood",
        Severity = severity,
        Onset = Now.AddHours(onset),
        Expires = expires is { } hours ? Now.AddHours(hours) : null,
        Areas = ["North"],
    };
}
