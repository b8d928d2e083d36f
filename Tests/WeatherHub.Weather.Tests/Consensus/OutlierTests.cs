using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class OutlierTests
{
    private const Variable T = Variable.Temperature;
    private const Variable P = Variable.PressureMsl;

    [Test]
    public void One_of_three_that_stands_far_apart_is_outvoted_and_not_named()
    {
        var merged = Sample.Merge(Sample.Steady("a", (T, 10)), Sample.Steady("b", (T, 11)), Sample.Steady("c", (T, 40)));
        Assert.That(merged.Of(T).Values, Is.All.EqualTo(10.5).Within(1e-9));
        Assert.That(merged.Of(T).Provenance.Single().Providers, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(
            merged.Notices,
            Has.One.Matches<MergeNotice>(notice =>
                notice is { Code: "values_rejected", Provider: "c", Pointer: "/hourly/temperature" }
                && notice.Detail.Contains("24 values", StringComparison.Ordinal)));
    }

    [Test]
    public void Three_who_agree_closely_outvote_a_stranger_whom_two_or_three_at_odds_would_not()
    {
        static MergedForecast Merge(params double[] values) => ForecastMerge.Merge(
            Sample.Request([.. values.Select((value, index) => Sample.SteadyExcept($"v{index}", 10, (40, value)))]) with { Hours = 30 });
        Assert.That(Merge(10, 10.2, 9.8, 20).Of(T).Values[29], Is.EqualTo(10).Within(1e-9));
        Assert.That(Merge(10, 10.2, 20).Of(T).Values[29], Is.GreaterThan(13));
        Assert.That(Merge(6, 10, 14, 20).Of(T).Values[29], Is.EqualTo(12.5).Within(1e-9));
    }

    [Test]
    public void The_gate_widens_with_lead_time()
    {
        var merged = ForecastMerge.Merge(
            Sample.Request([
                .. new[] { ("a", 10), ("b", 10), ("c", 19.5) }
                    .Select(one => Sample.SteadyExcept(one.Item1, 10, (11, one.Item2), (51, one.Item2))),
            ]) with
            {
                Hours = 48,
            });
        Assert.That(merged.Of(T).Values[0], Is.EqualTo(10).Within(1e-9), "19.5 is 3.3 standard errors off now");
        Assert.That(merged.Of(T).Values[40], Is.EqualTo(39.5 / 3).Within(1e-9), "and 2.4 tomorrow");
    }

    [Test]
    public void A_report_long_in_the_cache_has_the_lead_time_of_its_age()
    {
        var old = Sample.Steady("c", (T, 19.5)) with { IssuedAt = Sample.Hour.AddDays(-6) };
        var merged = Sample.Merge(Sample.Steady("a", (T, 10)), Sample.Steady("b", (T, 10)), old);
        Assert.That(merged.Of(T).Provenance[0].Providers, Has.Member("c"));
    }

    [Test]
    public void Two_far_apart_are_not_told_apart_where_nobody_knows_what_is_usual_and_the_caller_is_told()
    {
        var merged = Sample.Merge(Sample.Steady("a", (P, 980)), Sample.Steady("b", (P, 1030)));
        Assert.That(merged.Of(P).Values[0], Is.EqualTo(1005).Within(1e-9));
        Assert.That(
            merged.Notices.Where(notice => notice is { Code: "vendors_disagree", Pointer: "/hourly/pressureMsl" }).ToList(),
            Has.Count.EqualTo(1));
    }

    [Test]
    public void Latitude_and_season_tell_fahrenheit_from_celsius_and_the_caller_is_told()
    {
        var merged = Sample.Merge(Sample.Steady("a", (T, 14)), Sample.Steady("b", (T, 57)));
        Assert.That(merged.Of(T).Values[0], Is.EqualTo(14).Within(0.5));
        Assert.That(
            merged.Notices.Where(notice => notice is { Code: "vendors_disagree", Pointer: "/hourly/temperature" }).ToList(),
            Has.Count.EqualTo(1));
    }

    [Test]
    public void The_last_observation_decides_between_two_that_contradict_each_other()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (T, 10)), Sample.Steady("b", (T, 50)),
                Sample.Reading("s", ReadingKind.Observation, 30, null, 4000, (T, 11)));
        Assert.That(merged.Of(T).Values, Is.All.EqualTo(10).Within(0.01));
        Assert.That(merged.Of(T).Provenance.Single().Providers, Is.EqualTo(new[] { "a" }));
        Assert.That(merged.Notices, Has.Some.Matches<MergeNotice>(notice => notice.Code == "vendors_disagree"));
    }

    [Test]
    public void An_observation_too_far_away_or_too_old_decides_nothing()
    {
        foreach (
            var reading in new[]
            {
                Sample.Reading("s", ReadingKind.Observation, 30, null, 26_000, (P, 981)),
                Sample.Reading("s", ReadingKind.Observation, 91, null, 4000, (P, 981)),
            })
            Assert.That(
                Sample.Merge(Sample.Steady("a", (P, 980)), Sample.Steady("b", (P, 1030)), reading).Of(P).Values[0],
                Is.EqualTo(1005).Within(1e-9));
    }

    [Test]
    public void Vendors_of_one_lineage_share_one_vote()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (T, 10)) with { Lineage = ["icon"] },
            Sample.Steady("b", (T, 10)) with { Lineage = ["icon", "gfs"] },
            Sample.Steady("c", (T, 13)) with { Lineage = ["gfs"] });
        Assert.That(merged.Of(T).Values[0], Is.EqualTo(11.5).Within(1e-9));
    }

    [Test]
    public void Two_resellers_of_one_model_cannot_outvote_another_model()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (P, 980)) with { Lineage = ["icon"] },
            Sample.Steady("b", (P, 980)) with { Lineage = ["icon"] },
            Sample.Steady("c", (P, 1030)) with { Lineage = ["gfs"] });
        Assert.That(merged.Of(P).Values[0], Is.EqualTo(1005).Within(1e-9));
        Assert.That(merged.Notices, Has.Some.Matches<MergeNotice>(notice => notice.Code == "vendors_disagree"));
    }

    [Test]
    public void A_reseller_that_spoils_its_model_is_told_apart_from_its_sibling()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (T, 10)) with { Lineage = ["icon"] },
            Sample.Steady("b", (T, 50)) with { Lineage = ["icon"] },
            Sample.Steady("c", (T, 11)) with { Lineage = ["gfs"] });
        Assert.That(merged.Of(T).Values[0], Is.EqualTo(10.5).Within(1e-9));
    }

    [Test]
    public void Who_is_outvoted_on_temperature_says_nothing_of_humidity_either()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (T, 10), (Variable.RelativeHumidity, 60)),
            Sample.Steady("b", (T, 10)),
            Sample.Steady("c", (T, 50), (Variable.RelativeHumidity, 70)));
        Assert.That(merged.Of(Variable.RelativeHumidity).Values[0], Is.EqualTo(60));
        Assert.That(merged.Of(Variable.RelativeHumidity).Provenance.Single().Providers, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Only_the_newest_run_of_a_vendor_takes_part()
    {
        var merged = Sample.Merge(Sample.Steady("a", (T, 10)), Sample.Steady("a", (T, 20)) with { IssuedAt = Sample.Hour.AddHours(-6) });
        Assert.That(merged.Of(T).Values, Is.All.EqualTo(10));
    }
}
