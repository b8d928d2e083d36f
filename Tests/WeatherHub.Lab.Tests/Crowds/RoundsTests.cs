using WeatherHub.Lab.Crowds;
using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Tests.Crowds;

internal sealed class RoundsTests
{
    private static readonly Coordinates Tokyo = new(35.68, 139.69);
    private static readonly Asked Quarter = new("open-meteo", ReportKind.Forecast, TimeSpan.FromMinutes(15), Coverage.Global, 1);
    private static readonly Asked Elsewhere = new("nws", ReportKind.Current, TimeSpan.FromMinutes(10), Coverage.Within("nowhere near", new Coverage.Box(0, 0, 1, 1)), 1);

    [TestCase(1, 1)]
    [TestCase(1, 3)]
    [TestCase(10, 3)]
    [TestCase(1_000, 2)]
    public void Who_shares_what_it_knows_asks_once_for_each_freshness_whoever_and_how_many_ask(int callers, int replicas)
    {
        // Fifteen minutes and a little: found expired in every third round of seven minutes.
        Assert.That(Rounds(callers, replicas, 10).Expect([Quarter], shared: true).All, Is.EqualTo(4));
    }

    [TestCase(3, 12)]
    [TestCase(100, 12)]
    public void Who_shares_nothing_asks_once_for_each_replica(int callers, int calls) =>
        Assert.That(Rounds(callers, 3, 10).Expect([Quarter], shared: false).All, Is.EqualTo(calls));

    [Test]
    public void Every_replica_that_is_asked_reads_each_report_once()
    {
        Assert.That(Rounds(100, 3, 10).Expect([Quarter], shared: true).Reads, Is.EqualTo(4 * 2));
        Assert.That(Rounds(100, 1, 10).Expect([Quarter], shared: true).Reads, Is.Zero);
    }

    [Test]
    public void A_vendor_is_not_expected_to_be_asked_where_it_has_nothing() =>
        Assert.That(Rounds(10, 2, 10).Expect([Elsewhere], shared: true).All, Is.Zero);

    [Test]
    public void Callers_go_round_the_replicas()
    {
        var rounds = Rounds(6, 3, 1);
        Assert.That(Enumerable.Range(0, 6).Select(caller => rounds.ReplicaOf(caller, 0, 0)), Is.EqualTo([0, 1, 2, 0, 1, 2]));
        Assert.That(rounds.ReplicaOf(0, 0, 1), Is.EqualTo(1));
    }

    [Test]
    public void Every_question_of_the_hub_has_its_endpoints() =>
        Assert.That(Endpoints.Of.Keys, Is.EquivalentTo(Panel.Of(Endpoints.Freshness).Select(asked => asked.Name)));

    private static Rounds Rounds(int callers, int replicas, int count) => new([Tokyo], TimeSpan.FromMinutes(7), count, callers, replicas);
}
