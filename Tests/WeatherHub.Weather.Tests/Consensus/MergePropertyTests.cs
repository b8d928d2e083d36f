using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class MergePropertyTests
{
    private static readonly JsonSerializerOptions Exact = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(1_000_000).WithReplay(0x5eed, 7);

    [Test]
    public void Every_answer_to_hostile_reports_keeps_the_invariants() => ForAll(seed =>
    {
        var request = new HostileReports(seed).Request();
        Invariants.Hold(request, ForecastMerge.Merge(request));
    });

    [Test]
    public void The_order_of_reports_does_not_matter() => ForAll(seed =>
    {
        var request = new HostileReports(seed).Request();
        var shuffled = request with { Reports = [.. request.Reports.OrderBy(report => (report.FetchedAt.Ticks * 7919 + seed) % 104_729)] };
        Assert.That(Bytes(shuffled), Is.EqualTo(Bytes(request)));
    });

    private static string Bytes(MergeRequest request) => JsonSerializer.Serialize(ForecastMerge.Merge(request), Exact);

    private static void ForAll(Action<int> check) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), check).Check(Runs);
}
