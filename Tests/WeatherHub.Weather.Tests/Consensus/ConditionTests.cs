using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class ConditionTests
{
    [TestCase(0, Condition.Clear)]
    [TestCase(12, Condition.Clear)]
    [TestCase(13, Condition.MostlyClear)]
    [TestCase(50, Condition.PartlyCloudy)]
    [TestCase(87, Condition.MostlyCloudy)]
    [TestCase(88, Condition.Overcast)]
    public void A_dry_hour_is_named_after_its_clouds(double cloud, Condition expected) =>
        Assert.That(Word(null, (Variable.CloudCover, cloud), (Variable.Precipitation, 0)), Is.EqualTo(expected));

    [TestCase(0.04, Condition.Overcast)]
    [TestCase(0.05, Condition.RainLight)]
    [TestCase(2.4, Condition.RainLight)]
    [TestCase(2.5, Condition.Rain)]
    [TestCase(7.6, Condition.RainHeavy)]
    public void Rain_is_graded_by_what_falls_in_the_hour(double amount, Condition expected) =>
        Assert.That(
            Word(Condition.RainHeavy, (Variable.CloudCover, 100), (Variable.Precipitation, amount), (Variable.Temperature, 10)),
            Is.EqualTo(expected));

    [TestCase(Condition.Snow, 3.1, Condition.RainLight)]
    [TestCase(Condition.Snow, 2.9, Condition.SnowLight)]
    [TestCase(Condition.FreezingRain, 5, Condition.RainLight)]
    [TestCase(Condition.FreezingRain, -1, Condition.FreezingRainLight)]
    [TestCase(Condition.ShowersHeavy, 10, Condition.ShowersLight)]
    [TestCase(Condition.Drizzle, 10, Condition.DrizzleHeavy)]
    [TestCase(Condition.RainSnow, 1, Condition.RainSnowLight)]
    [TestCase(Condition.IcePellets, -1, Condition.IcePellets)]
    [TestCase(Condition.Hail, 15, Condition.Hail)]
    [TestCase(Condition.Rain, -8, Condition.SnowLight)]
    [TestCase(Condition.Thunderstorm, 20, Condition.Thunderstorm)]
    [TestCase(Condition.ThunderstormHail, 20, Condition.ThunderstormHail)]
    [TestCase(Condition.Clear, 20, Condition.RainLight)]
    [TestCase(Condition.Clear, -5, Condition.SnowLight)]
    [TestCase(Condition.Fog, 5, Condition.RainLight)]
    public void What_falls_is_told_by_vendors_within_what_temperature_allows(Condition said, double temperature, Condition expected) =>
        Assert.That(
            Word(said, (Variable.CloudCover, 100), (Variable.Precipitation, 0.9), (Variable.Temperature, temperature)),
            Is.EqualTo(expected));

    [Test]
    public void Thunder_needs_three_votes_in_ten()
    {
        Report[] Vote(int thunder, int others) =>
            [
                .. Enumerable.Range(0, thunder).Select(i => Hour($"t{i}", Condition.Thunderstorm)),
                .. Enumerable.Range(0, others).Select(i => Hour($"r{i}", Condition.Rain)),
            ];
        Assert.That(Sample.Merge(Vote(1, 2)).Hourly.Condition.Values[0], Is.EqualTo(Condition.Thunderstorm));
        Assert.That(Sample.Merge(Vote(1, 3)).Hourly.Condition.Values[0], Is.EqualTo(Condition.RainLight));

        static Report Hour(string provider, Condition condition) =>
            Sample.Hourly(provider, condition, (Variable.Precipitation, 1), (Variable.Temperature, 20));
    }

    [Test]
    public void Likely_thunder_is_a_vote_and_without_rain_it_is_dry() =>
        Assert.That(
            Word(null, (Variable.CloudCover, 60), (Variable.Precipitation, 0), (Variable.ThunderProbability, 60)),
            Is.EqualTo(Condition.ThunderDry));

    [TestCase(900, Condition.Clear, 5, Condition.Fog)]
    [TestCase(5000, Condition.Fog, 5, Condition.Fog)]
    [TestCase(5000, Condition.Mist, 5, Condition.Mist)]
    [TestCase(900, Condition.FreezingFog, -2, Condition.FreezingFog)]
    [TestCase(5000, Condition.Clear, 5, Condition.Clear)]
    [TestCase(900, Condition.Smoke, 5, Condition.Smoke)]
    public void What_hides_the_sky_wins_over_it(double visibility, Condition said, double temperature, Condition expected) =>
        Assert.That(
            Word(
                said,
                (Variable.CloudCover, 5),
                (Variable.Precipitation, 0),
                (Variable.Visibility, visibility),
                (Variable.Temperature, temperature)),
            Is.EqualTo(expected));

    [Test]
    public void Without_a_number_for_clouds_the_vendors_words_are_counted()
    {
        Assert.That(Word(Condition.MostlyCloudy, (Variable.Precipitation, 0)), Is.EqualTo(Condition.MostlyCloudy));
        Assert.That(
            Word(Condition.Rain, (Variable.Precipitation, 0)),
            Is.EqualTo(Condition.Overcast),
            "rain that comes to nothing came from clouds");
        Assert.That(Word(Condition.SnowShowers, (Variable.Temperature, 9)), Is.EqualTo(Condition.Rain), "nobody says how much");
        Assert.That(Word(null, (Variable.Precipitation, 0)), Is.EqualTo(Condition.Unknown));
        Assert.That(Word(null, (Variable.Temperature, 9)), Is.Null);
    }

    [TestCase(double.NaN, 1, null)]
    [TestCase(0.04, -5, PrecipitationType.None)]
    [TestCase(1, -5, PrecipitationType.Snow)]
    [TestCase(1, 1.5, PrecipitationType.RainSnow)]
    [TestCase(1, 9, PrecipitationType.Rain)]
    public void The_type_follows_amount_and_phase(double amount, double temperature, PrecipitationType? expected) =>
        Assert.That(
            Sample.Merge(
                Sample.Steady("a", (Variable.Precipitation, amount), (Variable.Temperature, temperature))
            ).Hourly.PrecipitationType.Values[0],
            Is.EqualTo(expected));

    [TestCase(1.0, PrecipitationType.Snow)]
    [TestCase(0.4, PrecipitationType.RainSnow)]
    [TestCase(0.0, PrecipitationType.Rain)]
    public void Fresh_snow_tells_the_phase_where_no_words_do(double centimetres, PrecipitationType expected) =>
        Assert.That(
            Sample.Merge(
                Sample.Steady("a", (Variable.Precipitation, 1), (Variable.Snowfall, centimetres), (Variable.Temperature, 1))
            ).Hourly.PrecipitationType.Values[0],
            Is.EqualTo(expected));

    private static Condition? Word(Condition? said, params (Variable, double)[] numbers) =>
        Sample.Merge(Sample.Hourly("a", said, numbers)).Hourly.Condition.Values[0];
}
