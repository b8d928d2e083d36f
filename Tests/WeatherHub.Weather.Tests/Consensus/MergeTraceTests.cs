using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class MergeTraceTests
{
    private const Variable T = Variable.Temperature;

    private static readonly ExplainRequest Now = new(T, Sample.Hour);

    [Test]
    public void Shares_times_corrected_values_are_the_value_and_the_correction_is_what_was_learned()
    {
        var trained = TrainedDays.Temperature(
            60,
            day => 10 + day % 5,
            ("warm", day => 12 + day % 5 + day % 3 * 0.5),
            ("other", day => 10 + day % 5 - day % 2 * 1.5));

        var merged = trained.Merge(
            Sample.Request(Sample.Steady("warm", (T, 15)), Sample.Steady("other", (T, 13.5))) with { Explain = Now });

        var account = merged.Traces.Single();
        Assert.That(account.Contributions.Sum(words => words.Weight), Is.EqualTo(1).Within(1e-12));
        Assert.That(account.Contributions.Sum(words => words.Weight * words.Corrected), Is.EqualTo(account.Blended).Within(1e-9));
        Assert.That(account.Blended, Is.EqualTo(merged.Of(T).Values[0]));
        Assert.That(
            account.Contributions.Select(words => (words.Provider, words.Value, words.Status)),
            Is.EqualTo(new[] { ("other", 13.5, ContributionStatus.Used), ("warm", 15, ContributionStatus.Used) }));
        Assert.That(account.Contributions[1].Value - account.Contributions[1].Corrected, Is.EqualTo(2.5).Within(0.6));
        Assert.That(account.Contributions.Select(words => words.Verified.Here), Is.All.EqualTo(60));
        Assert.That(merged.Of(T).Provenance[0].Method, Is.EqualTo(MergeMethodNames.LearnedMean));
    }

    [Test]
    public void Rain_is_explained_in_the_space_it_is_merged_in()
    {
        const Variable rain = Variable.Precipitation;
        var merged = ForecastMerge.Merge(
            Sample.Request(Sample.Steady("a", (rain, 1)), Sample.Steady("b", (rain, 8))) with
            {
                Explain = new ExplainRequest(rain, Sample.Hour),
            });

        var account = merged.Traces.Single();
        var root = account.Contributions.Sum(words => words.Weight * Math.Cbrt(words.Corrected));
        Assert.That((Math.Pow(root, 3), account.Blended), Is.EqualTo((merged.Of(rain).Values[0], merged.Of(rain).Values[0])).Within(1e-9));
        Assert.That(account.Contributions[0].Scale, Is.GreaterThan(0));
    }

    [Test]
    public void Who_is_outvoted_is_told_with_how_far_off_it_stands_and_has_no_share()
    {
        var merged = ForecastMerge.Merge(
            Sample.Request(Sample.Steady("a", (T, 10)), Sample.Steady("b", (T, 11)), Sample.Steady("c", (T, 40))) with
            {
                Explain = Now,
            });

        var out3 = merged.Traces.Single().Contributions[2];
        Assert.That((out3.Status, out3.Weight, out3.Value), Is.EqualTo((ContributionStatus.Outlier, 0.0, 40.0)));
        Assert.That(out3.Distance, Is.GreaterThan(MergedForecast.Gate));
        Assert.That(
            merged.Traces[0].Contributions.Take(2).Sum(words => words.Weight * words.Corrected),
            Is.EqualTo(merged.Of(T).Values[0]).Within(1e-9));
    }

    [Test]
    public void Who_is_outvoted_on_temperature_is_silent_on_humidity()
    {
        const Variable humidity = Variable.RelativeHumidity;
        var merged = ForecastMerge.Merge(
            Sample.Request(
                Sample.Steady("a", (T, 10), (humidity, 60)),
                Sample.Steady("b", (T, 10)),
                Sample.Steady("c", (T, 50), (humidity, 70))
            ) with
            {
                Explain = new ExplainRequest(humidity, Sample.Hour),
            });

        Assert.That(
            merged.Traces.Single().Contributions.Select(words => (words.Provider, words.Status)),
            Is.EqualTo(new[] { ("a", ContributionStatus.Used), ("c", ContributionStatus.Excluded) }));
    }

    [Test]
    public void A_share_of_a_longer_total_gives_way_to_who_speaks_of_the_hour()
    {
        const Variable rain = Variable.Precipitation;
        var coarse = new Column?[VariableFacts.All.Length];
        coarse[(int)rain] = new Column([.. Enumerable.Repeat(2.0, 72)], [.. Enumerable.Repeat((byte)6, 72)]);
        var merged = ForecastMerge.Merge(
            Sample.Request(
                Sample.Of("a", new HourlySeries(new TimeAxis(Sample.Midnight, 72), coarse, null)),
                Sample.Steady("b", (rain, 1))
            ) with
            {
                Explain = new ExplainRequest(rain, Sample.Hour),
            });

        Assert.That(
            merged.Traces.Single().Contributions.Select(words => (words.Status, words.Weight)),
            Is.EqualTo(new[] { (ContributionStatus.Coarser, 0.0), (ContributionStatus.Used, 1.0) }));
        Assert.That(merged.Of(rain).Values[0], Is.EqualTo(1));
    }

    [Test]
    public void The_referee_between_two_that_contradict_each_other_is_named()
    {
        var seen = Sample.Reading("s", ReadingKind.Observation, 30, null, 4000, (T, 11));
        var merged = ForecastMerge.Merge(
            Sample.Request(Sample.Steady("a", (T, 10)), Sample.Steady("b", (T, 50)), seen) with { Explain = Now });

        Assert.That(
            merged.Traces.Single().Contributions.Select(words => (words.Status, words.DecidedBy)),
            Is.EqualTo(
                new[]
                {
                    (ContributionStatus.Used, (ReferenceSource?)ReferenceSource.Observation),
                    (ContributionStatus.Overruled, ReferenceSource.Observation),
                }));
    }

    [Test]
    public void Without_an_observation_what_is_usual_decides()
    {
        var merged = ForecastMerge.Merge(Sample.Request(Sample.Steady("a", (T, 16)), Sample.Steady("b", (T, 60))) with { Explain = Now });

        Assert.That(merged.Traces.Single().Contributions.Select(words => words.DecidedBy), Is.All.EqualTo(ReferenceSource.ClimateNormal));
    }

    [Test]
    public void A_value_that_follows_from_others_has_no_account()
    {
        var report = Sample.Steady("a", (T, 10), (Variable.RelativeHumidity, 60));
        var merged = ForecastMerge.Merge(Sample.Request(report) with { Explain = new ExplainRequest(Variable.DewPoint, Sample.Hour) });

        Assert.That(merged.Traces, Is.Empty);
        Assert.That(merged.Of(Variable.DewPoint).Provenance[0].Method, Is.EqualTo(MergeMethodNames.Derived));
    }

    [Test]
    public void Every_hour_is_written_down_when_no_hour_is_named_beside_what_vendors_say()
    {
        var merged = ForecastMerge.Merge(
            Sample.Request(Sample.Steady("a", (T, 10)), Sample.Steady("b", (T, 12))) with
            {
                Explain = new ExplainRequest(T),
            });

        Assert.That(
            merged.Traces.Select(account => account.Time),
            Is.EqualTo(Enumerable.Range(0, 24).Select(hour => Sample.Hour.AddHours(hour))));
        Assert.That(
            merged.Series.Select(series => (series.Provider, series.Values.Length, series.Values[23])),
            Is.EqualTo(new[] { ("a", 24, 10.0), ("b", 24, 12.0) }));
    }

    [Test]
    public void Being_watched_changes_nothing([Range(1, 40)] int seed)
    {
        var request = new HostileReports(seed).Request();
        var (alone, watched) = (ForecastMerge.Merge(request), ForecastMerge.Merge(request with { Explain = new ExplainRequest(T) }));

        Assert.That(alone.Traces, Is.Empty);
        foreach (var (variable, column) in alone.Hourly.Columns)
            Assert.That(watched.Of(variable).Values, Is.EqualTo(column.Values), variable.ToString());
    }
}
