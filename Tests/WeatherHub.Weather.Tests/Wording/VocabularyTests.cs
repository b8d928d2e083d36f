using System.Reflection;
using System.Text.RegularExpressions;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Wording;

internal sealed class VocabularyTests
{
    private static IEnumerable<TestCaseData> Languages() =>
        [new TestCaseData(PhraseTable.English).SetArgDisplayNames("en"), new TestCaseData(German.Phrases).SetArgDisplayNames("de")];

    [TestCaseSource(nameof(Languages))]
    public void A_language_has_a_word_for_everything(object table)
    {
        var phrases = (PhraseTable)table;
        Assert.Multiple(() =>
        {
            Assert.That(
                phrases.Conditions.Keys,
                Is.EquivalentTo(
                    ConditionFacts.All.Select(facts => facts.Condition).Where(condition => condition.ClassOf() != ConditionClass.Silent)));
            Assert.That(phrases.Likelihoods.Keys, Is.EquivalentTo(Enum.GetValues<Likelihood>()));
            Assert.That(phrases.Extremes.Keys, Is.EquivalentTo(Enum.GetValues<TemperatureExtreme>()));
            Assert.That(phrases.Parts.Keys, Is.EquivalentTo(Enum.GetValues<PartOfDay>()));
            Assert.That(
                phrases.Uncertainties.Keys,
                Is.EquivalentTo(Enum.GetValues<Uncertainty>().Where(topic => topic != Uncertainty.Outliers)));
            Assert.That(phrases.Winds.Keys, Is.EquivalentTo(Enumerable.Range(6, 7)));
            Assert.That(
                phrases.Units.Keys,
                Is.EquivalentTo(
                    new[]
                    {
                        Unit.Celsius,
                        Unit.Fahrenheit,
                        Unit.MetrePerSecond,
                        Unit.KilometrePerHour,
                        Unit.MilePerHour,
                        Unit.Millimetre,
                        Unit.Centimetre,
                        Unit.Inch,
                    }));
            foreach (var count in Enumerable.Range(1, 30))
                Assert.That(phrases.Outliers.Keys, Does.Contain(phrases.Plural.FormOf(count)));
        });
    }

    [TestCaseSource(nameof(Languages))]
    public void Every_place_in_a_template_is_one_that_is_filled(object table)
    {
        foreach (
            var property in typeof(PhraseTable)
                .GetProperties(BindingFlags.Instance | BindingFlags.NonPublic)
                .Where(property => property.PropertyType == typeof(string)))
            Assert.That(
                Places((string)property.GetValue(table)!),
                Is.EqualTo(Places((string)property.GetValue(PhraseTable.English)!)),
                property.Name);
        var phrases = (PhraseTable)table;
        foreach (var template in phrases.Likelihoods.Values) Assert.That(Places(template), Is.EqualTo(new[] { "{what}", "{when}" }));
        foreach (var template in phrases.Extremes.Values) Assert.That(Places(template), Is.EqualTo(new[] { "{temperature}" }));
    }

    [Test]
    public void Another_language_is_another_table()
    {
        var daily = Vendor.Merge(MergeMode.Best, new Vendor().Warm(-4, 2).Snow(15, 18, 0.2, 70)).Daily;
        var sentence = new SentenceWriter(German.Phrases, Vendor.Si);

        Assert.That(
            sentence.Write(FactFinder.Of(daily, 1)!),
            Is.EqualTo("Leichter Schneefall wahrscheinlich von 15:00 bis 18:00, etwa 0,6 cm, Frost bis −4 °C"));
    }

    [TestCase(9.4, Likelihood.Unlikely)]
    [TestCase(9.5, Likelihood.SlightChance)]
    [TestCase(29.4, Likelihood.SlightChance)]
    [TestCase(29.5, Likelihood.Possible)]
    [TestCase(59.4, Likelihood.Possible)]
    [TestCase(59.5, Likelihood.Likely)]
    [TestCase(79.4, Likelihood.Likely)]
    [TestCase(79.5, Likelihood.Plain)]
    [TestCase(double.NaN, Likelihood.Expected)]
    public void Words_for_likelihood_follow_the_per_cent_shown(double chance, object word) =>
        Assert.That(Likelihoods.Of(chance), Is.EqualTo(word));

    [TestCase(10.74, null)]
    [TestCase(10.75, 6)]
    [TestCase(13.9, 7)]
    [TestCase(17.2, 8)]
    [TestCase(20.8, 9)]
    [TestCase(24.5, 10)]
    [TestCase(28.5, 11)]
    [TestCase(32.7, 12)]
    [TestCase(double.NaN, null)]
    public void Wind_is_told_by_its_force(double speed, int? force) => Assert.That(Beaufort.Of(speed), Is.EqualTo(force));

    [TestCase(4.2, 6, 8.7, "4–9 mm")]
    [TestCase(0.04, 3, 8.4, "up to 8 mm")]
    [TestCase(4, 6, 9, "4–9 mm")]
    [TestCase(0.6, 8, 18.9, "1–20 mm")]
    [TestCase(0.3, 8, 18.9, "up to 20 mm")]
    [TestCase(3.6, 24, 40.7, "4–40 mm")]
    [TestCase(11.2, 12.4, 13.4, "11–13 mm")]
    [TestCase(31.2, 45, 61.2, "30–60 mm")]
    [TestCase(60, 110, 143, "60–140 mm")]
    [TestCase(0, 0.15, 0.31, "up to 0.3 mm")]
    [TestCase(0, 3.4, 3.41, "up to 4 mm", Description = "the expected amount is always in the range")]
    [TestCase(5.6, 5.6, 9, "5–9 mm", Description = "at both ends")]
    [TestCase(4.3, 4.3, 4.3, "about 4 mm")]
    [TestCase(0.26, 0.26, 0.26, "about 0.3 mm")]
    [TestCase(0.04, 0.04, 0.04, "under 0.1 mm")]
    public void A_range_is_told_in_round_numbers_and_never_leaves_out_the_amount_it_is_about(
        double low,
        double expected,
        double high,
        string words
    ) =>
        Assert.That(
            new QuantityFormatter(PhraseTable.English, Vendor.Si).Amount(new AmountFact(expected, low, high, Measure.Rain)),
            Is.EqualTo(words));

    [TestCase(0, 0.1, 0.28, "up to 0.3 in")]
    [TestCase(0.05, 0.4, 0.93, "0.05–0.9 in")]
    [TestCase(0, 0.01, 0.043, "up to 0.04 in")]
    [TestCase(0.21, 1.2, 2.3, "0.2–2.5 in")]
    public void Inches_are_told_in_fewer_figures_too(double low, double expected, double high, string words) =>
        Assert.That(
            new QuantityFormatter(PhraseTable.English, Vendor.Us).Amount(
                new AmountFact(expected * 25.4, low * 25.4, high * 25.4, Measure.Rain)),
            Is.EqualTo(words));

    [TestCase(PluralRule.Uniform, 1, PluralForm.Other)]
    [TestCase(PluralRule.OneAndOther, 1, PluralForm.One)]
    [TestCase(PluralRule.OneAndOther, 21, PluralForm.Other)]
    [TestCase(PluralRule.OneFewAndOther, 21, PluralForm.One)]
    [TestCase(PluralRule.OneFewAndOther, 22, PluralForm.Few)]
    [TestCase(PluralRule.OneFewAndOther, 12, PluralForm.Other)]
    [TestCase(PluralRule.OneFewAndOther, 11, PluralForm.Other)]
    public void Numbers_take_the_form_of_their_language(object rule, int count, object form) =>
        Assert.That(((PluralRule)rule).FormOf(count), Is.EqualTo(form));

    [TestCase("{what} likely {when}", "rain likely")]
    [TestCase("{when} {what}", "rain")]
    [TestCase("({when}) {what}", "() rain")]
    public void A_place_that_stays_empty_leaves_no_gap(string template, string words) =>
        Assert.That(PhraseTable.Fill(template, ("what", "rain"), ("when", "")), Is.EqualTo(words));

    private static string[] Places(string template) =>
        [
            .. Regex
                .Matches(template, @"\{[a-z]+\}", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => match.Value)
                .Order(StringComparer.Ordinal),
        ];
}
