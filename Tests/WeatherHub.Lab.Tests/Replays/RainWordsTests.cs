using WeatherHub.Lab.Replays;
using WeatherHub.TestKit;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Lab.Tests.Replays;

internal sealed class RainWordsTests
{
    private static readonly string[] Members = ["One", "Other", "Third"];

    private readonly History history = new();

    [TearDown]
    public void Forget() => history.Dispose();

    [TestCase("Light rain likely after 15:00, 4–9 mm; vendors disagree about the evening", 4, 9)]
    [TestCase("Rain all day, up to 0.4 mm", 0, 0.4)]
    [TestCase("Light rain possible, about 3 mm", 3, 3)]
    [TestCase("Mostly clear, rain likely, under 0.1 mm", 0, 0.1)]
    public void An_amount_is_read_as_it_is_told(string sentence, double low, double high) =>
        Assert.That(SpokenAmount.In(sentence), Is.EqualTo((low, high)));

    [Test]
    public void Dry_means_less_than_can_be_shown_and_a_chance_names_no_amount()
    {
        Assert.That(SpokenAmount.In("Overcast and dry")!.Value.High, Is.LessThan(0.1).And.GreaterThan(0.099));
        Assert.That(SpokenAmount.In("Mostly clear, rain possible 15:00–18:00"), Is.Null);
    }

    [Test]
    public void A_row_becomes_the_answer_that_the_hub_would_give_first()
    {
        var said = RainDay.Of(Row(0, [6, 6, 6]));
        Assert.That(said.Sum, Is.EqualTo(6).Within(1e-9));
        Assert.That(SpokenAmount.In(said.Sentence), Is.EqualTo((0.0, 15.0)), said.Sentence);
        Assert.That((said.Low, said.High), Is.EqualTo(new AmountDistribution(6, 1).Interval()).Within(1e-9));
        Assert.That(RainDay.Of(Row(0, [0, 0, 0])).Sentence, Does.Contain("ry"));
    }

    [Test]
    public void Words_cover_what_falls_where_forecasts_miss_as_they_usually_do()
    {
        var group = RainWords.Of(Rows(AmountConstants.Fitted)).Single();
        Assert.That(group.Covered, Is.InRange(0.75, 0.90));
        Assert.That(group.AmountsCovered, Is.InRange(0.75, 0.90));
        Assert.That(group.Excess, Is.LessThan(3));
        Assert.That(Bar.Of([group]), Has.All.Matches<Bar>(bar => bar.IsMet));
    }

    [Test]
    public void Forecasts_that_miss_much_more_or_much_less_do_not_meet_the_bars()
    {
        var (wild, tame) =
            (AmountConstants.Fitted with { Scale = 1.5, ScaleByRoot = 1.4 },
                AmountConstants.Fitted with { Scale = 0.1, ScaleByRoot = 0.4 });
        Assert.That(Bar.Of(RainWords.Of(Rows(wild))).First(bar => bar.Name.Contains("least", StringComparison.Ordinal)).IsMet, Is.False);
        Assert.That(Bar.Of(RainWords.Of(Rows(tame)))[^1].IsMet, Is.False);
    }

    [Test]
    public void Constants_are_found_again_in_days_that_follow_them()
    {
        var days = AmountFit.Days(Rows(AmountConstants.Fitted));
        var fitted = AmountFit.Of([days]);
        Assert.That(AmountFit.Loss(fitted, days), Is.LessThanOrEqualTo(AmountFit.Loss(AmountConstants.Fitted, days)));
        foreach (var forecast in new double[] { 1, 5, 20 })
        {
            var (found, meant) = (new AmountDistribution(forecast, 1, fitted).Interval(), new AmountDistribution(forecast, 1).Interval());
            Assert.That(Math.Cbrt(found.High), Is.EqualTo(Math.Cbrt(meant.High)).Within(0.15), $"{forecast} mm");
        }
    }

    [Test]
    public void The_verb_prints_the_constants_and_those_without_each_set()
    {
        string File() => history.Write(string.Join('\n', Lines(AmountConstants.Fitted, 60)));
        using var output = new StringWriter();
        Assert.That(Verbs.Run(["fit-rain", File(), File()], output, output, new ManualTimeProvider(History.First)), Is.Zero);
        Assert.That(
            output.ToString(), Does.Contain("in use: wet -2.000 + 2.300 z, scale 0.460 + 0.800 z, shape 2.300 + 0.600 z").And.Contain(
                "fitted to all: ").And.Contain("without "));
        Assert.That(Verbs.Run(["fit-rain"], output, output, new ManualTimeProvider(History.First)), Is.EqualTo(Verbs.Misused));
    }

    /// <summary>Days of which the members say about the same, and on which falls what the constants make likely.</summary>
    private IReadOnlyList<ForecastRow> Rows(AmountConstants constants) =>
        ForecastRows.Read([history.Write(string.Join('\n', Lines(constants, 700)))]);

    private static IEnumerable<string> Lines(AmountConstants constants, int days)
    {
        yield return "issue_time,valid_time,obs_time,site,lat,quantity,unit,lead_h,obs,"
            + $"{string.Join(',', Members.Select(member => $"fc_{member}"))}";
        var random = new Random(1);
        for (var day = 0; day < days; day++)
        {
            var forecast = random.NextDouble() < 0.3 ? 0 : Math.Pow(3 * random.NextDouble(), 3);
            var fell = Math.Pow(new AmountDistribution(forecast, 0, constants).QuantileOfRoot(random.NextDouble()), 3);
            var (issued, valid) = (History.First.AddDays(day), History.First.AddDays(day + 1).AddHours(12));
            yield return $"{issued:yyyy-MM-ddTHH:mmZ},{valid:yyyy-MM-ddTHH:mmZ},{valid:yyyy-MM-ddTHH:mmZ},"
                + $"here,50,rain,mm,24,{History.Text(fell)},"
                + string.Join(',', Members.Select(_ => History.Text(forecast)));
        }
    }

    private static ForecastRow Row(double fell, double[] said) => new()
    {
        Key = ["", "", "here", "rain", "24"],
        Issued = History.First,
        Valid = History.First.AddHours(36),
        Known = History.First.AddHours(48),
        LeadHours = 24,
        Unit = RowUnit.Of("mm"),
        Observed = fell,
        Said = [.. said.Select((value, index) => (Members[index], value))],
        Chances = new Dictionary<string, double>(),
    };
}
