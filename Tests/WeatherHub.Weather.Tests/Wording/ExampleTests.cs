using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>Days and their sentences: what a reader of the code should look at first.</summary>
internal sealed class ExampleTests
{
    private const int Today = 0;
    private const int Tomorrow = 1;

    private static IEnumerable<TestCaseData> OneVendor()
    {
        yield return Day("Mostly clear and dry", new Vendor());
        yield return Day("Overcast and dry", new Vendor().Cloud(100));
        yield return Day("Clear in the morning, mostly cloudy later, dry", new Vendor().Cloud(5).Cloud(80, 12, 24));
        yield return Day("Dry", new Vendor().Without(Variable.CloudCover));
        yield return Day("Light rain likely after 15:00, about 9 mm", new Vendor().Rain(15, 24, 1, 70));
        yield return Day("Light rain until 06:00, about 6 mm", new Vendor().Rain(0, 6, 1, 95));
        yield return Day("Rain likely 12:00–15:00, about 9 mm", new Vendor().Rain(12, 15, 3, 79));
        yield return Day("Heavy rain all day, about 240 mm", new Vendor().Rain(0, 24, 10, 100));
        yield return Day("Light rain possible 15:00–18:00, about 3 mm", new Vendor().Rain(15, 18, 1, 40));
        yield return Day("Slight chance of light rain 15:00–18:00, about 0.6 mm", new Vendor().Rain(15, 18, 0.2, 20));
        yield return Day("Light rain unlikely 15:00–16:00, about 0.2 mm", new Vendor().Rain(15, 16, 0.2, 5));
        yield return Day(
            "Light rain expected 15:00–18:00, about 3 mm",
            new Vendor().Rain(15, 18, 1, 0).Without(Variable.PrecipitationProbability));
        yield return Day(
            "Light rain likely at times 02:00–21:00, about 3 mm",
            new Vendor().Rain(2, 3, 1, 60).Rain(10, 11, 1, 60).Rain(20, 21, 1, 60));
        yield return Day("Light rain mainly 10:00–14:00, about 9 mm", new Vendor().Rain(10, 14, 2, 90).Rain(20, 21, 1, 60));
        yield return Day("Mostly clear, rain possible 15:00–18:00", new Vendor().Chance(15, 18, 30));
        yield return Day("Mostly clear, slight chance of rain", new Vendor().Chance(0, 24, 10));
        yield return Day("Mostly clear, rain likely 15:00–18:00, under 0.1 mm", new Vendor().Chance(15, 18, 65));
        yield return Day("Showers 15:00–18:00, about 9 mm", new Vendor().Rain(15, 18, 3, 80).Says(Condition.Showers, 15, 18));
        yield return Day(
            "Thunderstorms likely 15:00–18:00, about 9 mm",
            new Vendor().Rain(15, 18, 3, 70).Says(Condition.Thunderstorm, 15, 18));
        yield return Day(
            "Rain likely 12:00–21:00, about 27 mm, thunderstorms likely 15:00–17:00",
            new Vendor().Rain(12, 21, 3, 70).Says(Condition.Rain, 12, 21).Says(Condition.Thunderstorm, 15, 17));
        yield return Day("Mostly clear and dry, thunder possible 15:00–17:00", new Vendor().Says(Condition.Thunderstorm, 15, 17));
        yield return Day("Snow after 18:00, about 12 cm, frost down to −4 °C", new Vendor().Warm(-4, 2).Snow(18, 24, 2, 90));
        yield return Day(
            "Snow after 18:00, about 12 mm of water, below freezing, down to −12 °C",
            new Vendor().Warm(-12, -2).Rain(18, 24, 2, 90).Without(Variable.Snowfall));
        yield return Day("Fog all day, dry", new Vendor().Fog(0, 24));
        yield return Day("Mostly clear and dry, fog until 09:00", new Vendor().Fog(0, 9));
        yield return Day("Mostly clear and dry, gale, gusts to 26 m/s", new Vendor().Wind(18, 26));
        yield return Day("Mostly clear and dry, gusts to 15 m/s", new Vendor().Wind(9, 15));
        yield return Day("Mostly clear and dry, very hot, up to 36 °C", new Vendor().Warm(22, 36));
        yield return Day("Mostly clear and dry, slight frost", new Vendor().Warm(-0.3, 9));
        yield return Day("Mostly clear and dry, severe frost down to −14 °C", new Vendor().Warm(-14, 1));
        yield return Day("Haze, dry", new Vendor().Says(Condition.Haze, 0, 24));
        yield return Day(
            "Hurricane, heavy showers after 06:00, about 180 mm, hurricane-force wind, gusts to 50 m/s",
            new Vendor().Rain(6, 24, 10, 100).Wind(35, 50).Says(Condition.Hurricane, 6, 24));
        yield return Day("Mostly clear and dry; nothing known after 12:00", new Vendor().Ends(36));
        yield return Day(
            "Temperature 12 °C to 20 °C",
            new Vendor()
                .Without(Variable.CloudCover)
                .Without(Variable.Precipitation)
                .Without(Variable.Visibility)
                .Without(Variable.PrecipitationProbability)
                .Without(Variable.Snowfall));

        static TestCaseData Day(string sentence, Vendor vendor) => new TestCaseData(vendor).Returns(sentence).SetArgDisplayNames(sentence);
    }

    [TestCaseSource(nameof(OneVendor))]
    public string? One_vendor_alone(Vendor vendor) => Vendor.Say(Tomorrow, Vendor.Si, MergeMode.Best, vendor);

    private static IEnumerable<TestCaseData> RestsOfToday()
    {
        yield return Day("Mostly clear and dry; about 6 mm fell before 14:00", new Vendor().Rain(4, 10, 1, 90));
        yield return Day("Light rain likely until 17:00, about 3 mm more", new Vendor().Rain(4, 17, 1, 70));
        yield return Day("Light rain likely after 20:00, about 4 mm", new Vendor().Rain(20, 24, 1, 70));
        yield return Day("Light rain likely for the rest of the day, about 10 mm more", new Vendor().Rain(0, 24, 1, 70));
        yield return Day("Mostly clear and dry", new Vendor().Chance(0, 12, 90).Fog(0, 9));
        yield return Day(
            "Mostly clear, rain possible after 20:00; about 6 mm fell before 14:00",
            new Vendor().Rain(4, 10, 1, 90).Chance(20, 24, 40));

        static TestCaseData Day(string sentence, Vendor vendor) => new TestCaseData(vendor).Returns(sentence).SetArgDisplayNames(sentence);
    }

    [TestCaseSource(nameof(RestsOfToday))]
    public string? Of_today_only_what_is_left(Vendor vendor) => Vendor.Say(Today, Vendor.Si, MergeMode.Best, vendor);

    private static IEnumerable<TestCaseData> InAmericanUnits()
    {
        yield return Day("Light rain likely after 15:00, about 0.35 in", new Vendor().Rain(15, 24, 1, 70));
        yield return Day("Slight chance of light rain 15:00–18:00, about 0.02 in", new Vendor().Rain(15, 18, 0.2, 20));
        yield return Day("Light rain likely 15:00–16:00, under 0.01 in", new Vendor().Rain(15, 16, 0.1, 70));
        yield return Day("Snow after 18:00, about 5 in, frost down to 25 °F", new Vendor().Warm(-4, 2).Snow(18, 24, 2, 90));
        yield return Day("Mostly clear and dry, gale, gusts to 58 mph", new Vendor().Wind(18, 26));
        yield return Day("Mostly clear and dry, hot, up to 88 °F", new Vendor().Warm(22, 31));

        static TestCaseData Day(string sentence, Vendor vendor) => new TestCaseData(vendor).Returns(sentence).SetArgDisplayNames(sentence);
    }

    [TestCaseSource(nameof(InAmericanUnits))]
    public string? In_the_units_of_the_answer(Vendor vendor) => Vendor.Say(Tomorrow, Vendor.Us, MergeMode.Best, vendor);

    [Test]
    public void Vendors_that_differ_on_the_evening_are_named_with_the_range_of_the_amount() =>
        Assert.That(
            Vendor.Say(
                Tomorrow,
                Vendor.Si,
                MergeMode.Consensus,
                new Vendor().Rain(15, 24, 1, 70),
                new Vendor().Rain(15, 18, 1, 70).Chance(18, 24, 60)),
            Does.Match("^Light rain likely after 15:00, ([0-9.]+–|up to )[0-9]+ mm; vendors disagree about the evening$"));

    [Test]
    public void Vendors_that_differ_on_the_temperature_are_told_of() =>
        Assert.That(
            Vendor.Say(Tomorrow, Vendor.Si, MergeMode.Consensus, new Vendor().Warm(12, 20), new Vendor().Warm(34, 42)),
            Does.EndWith("; vendors disagree about the temperature"));

    [TestCase(3, "; one vendor disagrees")]
    [TestCase(5, "; one vendor disagrees")]
    public void A_vendor_that_is_outvoted_all_day_is_counted(int others, string doubt) =>
        Assert.That(
            Vendor.Say(
                Tomorrow,
                Vendor.Si,
                MergeMode.Consensus,
                [new Vendor().Warm(32, 40), .. Enumerable.Range(0, others).Select(_ => new Vendor())]),
            Does.EndWith(doubt));

    [Test]
    public void Two_vendors_that_are_outvoted_are_two() =>
        Assert.That(
            Vendor.Say(
                Tomorrow,
                Vendor.Si,
                MergeMode.Consensus,
                [new Vendor().Warm(32, 40), new Vendor().Warm(-20, -12), .. Enumerable.Range(0, 4).Select(_ => new Vendor())]),
            Does.EndWith("; 2 vendors disagree"));

    [TestCase("2026-10-24T22:00Z", 1, "Light rain likely 01:00–02:00, about 1 mm", Description = "before the hour that comes twice")]
    [TestCase("2026-10-24T22:00Z", 2, "Light rain likely around 02:00, about 1 mm", Description = "in the first of the two")]
    [TestCase("2026-10-24T22:00Z", 3, "Light rain likely 02:00–03:00, about 1 mm", Description = "in the second")]
    [TestCase("2026-03-28T23:00Z", 1, "Light rain likely 01:00–03:00, about 1 mm", Description = "before the hour that never comes")]
    [TestCase("2026-03-28T23:00Z", 2, "Light rain likely 03:00–04:00, about 1 mm", Description = "after it")]
    public void Times_are_those_of_the_place_when_its_clocks_change(string midnight, int hour, string sentence)
    {
        var start = DateTimeOffset.Parse(midnight);
        var merged = Vendor.Merge(start.AddMinutes(5), start, MergeMode.Best, new Vendor().Rain(hour, hour + 1, 1, 70));
        Assert.That(DaySentences.Of(merged.Daily, Vendor.Si)[0], Is.EqualTo(sentence));
    }

    [Test]
    public void Of_what_nobody_speaks_nothing_is_said() => Assert.That(Vendor.Say(Tomorrow, Vendor.Si, MergeMode.Consensus), Is.Null);
}
