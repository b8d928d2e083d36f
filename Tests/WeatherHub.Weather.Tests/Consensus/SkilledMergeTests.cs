using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Whole forecasts of vendors with large learned errors: whatever was learned, an answer stays one that can be true.</summary>
internal sealed class SkilledMergeTests
{
    private const int Vendors = 7;

    private static readonly JsonSerializerOptions Exact = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(1_000_000).WithReplay(0x5eed, 7);

    private static readonly VerificationStore Wild = LearnWildly();

    [Test]
    public void Every_answer_to_hostile_reports_keeps_the_invariants() => ForAll(seed =>
    {
        var request = Request(seed, Wild);
        var merged = ForecastMerge.Merge(request);
        Invariants.Hold(request, merged);
        foreach (var (variable, column) in merged.Hourly.Columns) Sure(VariableFacts.Of(variable), column);
    });

    [Test]
    public void The_order_of_reports_does_not_matter() => ForAll(seed =>
    {
        var request = Request(seed, Wild);
        var shuffled = request with { Reports = [.. request.Reports.OrderBy(report => (report.FetchedAt.Ticks * 7919 + seed) % 104_729)] };
        Assert.That(Bytes(shuffled), Is.EqualTo(Bytes(request)));
    });

    [Test]
    public void A_book_of_nothing_answers_as_on_day_one_to_the_last_byte() => ForAll(seed =>
    {
        var request = new HostileReports(seed).Request();
        Assert.That(Bytes(Request(seed, new VerificationStore())), Is.EqualTo(Bytes(request)));
    });

    [Test]
    public void What_a_merge_used_before_leaves_no_trace() => ForAll(seed =>
    {
        var request = Request(seed, Wild);
        var first = Bytes(request);
        ForecastMerge.Merge(Request(seed + 1, Wild));
        Assert.That(Bytes(request), Is.EqualTo(first));
    });

    private static void Sure(VariableFacts facts, MergedColumn column)
    {
        if (column.Confidence is not { } sure) return;
        for (var i = 0; i < column.Values.Length; i++)
        {
            var value = column.Values[i];
            Assert.That(double.IsNaN(sure.Level[i]), Is.EqualTo(double.IsNaN(value)), facts.Name);
            if (double.IsNaN(value)) continue;
            Assert.That(sure.Level[i], Is.InRange(0, 100), facts.Name);
            Assert.That(sure.P10[i], Is.InRange(facts.Minimum, value + 1e-6), facts.Name);
            Assert.That(sure.P90[i], Is.InRange(value - 1e-6, facts.Maximum), facts.Name);
        }
    }

    private static VerificationStore LearnWildly()
    {
        var (book, random) = (new VerificationStore(), new Random(13));
        var learner = new Learner(book);
        string[] vendors = ["ash", "birch", "cedar", "elm", "fir", "oak", "yew"];
        foreach (var quantity in Quantity.Hourly)
        {
            var facts = VariableFacts.Of(quantity.Variable);
            var scale = double.IsNaN(facts.ErrorScale) ? 3 : 3 * facts.ErrorScale;
            var biases = new double[Vendors];
            for (var i = 0; i < Vendors; i++) biases[i] = scale * TrainedStore.Normal(random);
            for (var day = 0; day < 80; day++)
            {
                var observed = facts.Minimum + (facts.Maximum - facts.Minimum) * (0.3 + 0.05 * random.NextDouble());
                learner.Learn(
                    new VerificationPair(
                        "here",
                        quantity,
                        day % 6 * 1.1,
                        Sample.Now.AddDays(day),
                        50,
                        TrainedStore.Forecasts([
                            .. vendors.Select((vendor, i) => (
                                vendor,
                                Math.Clamp(observed + biases[i] + scale * TrainedStore.Normal(random), facts.Minimum, facts.Maximum))),
                        ]),
                        observed));
            }
        }

        return book;
    }

    private static MergeRequest Request(int seed, VerificationStore book) =>
        new HostileReports(seed).Request() with { Skill = quantity => book.SkillOf("here", quantity) };

    private static string Bytes(MergeRequest request) => JsonSerializer.Serialize(ForecastMerge.Merge(request), Exact);

    private static void ForAll(Action<int> check) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), check).Check(Runs);
}
