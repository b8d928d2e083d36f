using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Tests.Conditions;

internal sealed class ConditionTableTests
{
    [Test]
    public void There_are_58_conditions_in_the_order_of_the_enum()
    {
        Assert.That(ConditionFacts.All.Select(facts => facts.Condition), Is.EqualTo(Enum.GetValues<Condition>()));
        Assert.That(ConditionFacts.All, Has.Length.EqualTo(58));
    }

    [Test]
    public void A_slug_is_the_conditions_own_name_in_kebab_case()
    {
        foreach (var facts in ConditionFacts.All)
        {
            Assert.That(facts.Slug.Replace("-", "", StringComparison.Ordinal), Is.EqualTo(facts.Condition.ToString().ToLowerInvariant()));
            Assert.That(
                facts.Slug,
                Does.Match("^[a-z]+(-[a-z]+)*$").And.Not.Contain("sleet").And.Not.Contain("day").And.Not.Contain("night"));
            Assert.That(facts.Text, Is.Not.Empty);
        }
    }

    [Test]
    public void Codes_are_those_of_wmo_4677() =>
        Assert.That(
            ConditionFacts.All.Where(facts => facts.Wmo is not null).Select(facts => facts.Wmo!.Value),
            Is.Ordered.And.All.InRange(0, 99));

    [Test]
    public void Only_four_words_say_nothing_of_the_sky() =>
        Assert.That(
            Enum.GetValues<Condition>().Where(condition => condition.ClassOf() == ConditionClass.Silent),
            Is.EqualTo(new[] { Condition.Windy, Condition.Hot, Condition.Cold, Condition.Unknown }));

    [Test]
    public void What_falls_has_a_class_that_falls_and_the_other_way_round()
    {
        foreach (var condition in Enum.GetValues<Condition>())
        {
            var kind = condition.ClassOf();
            var expected =
                kind.IsPrecipitation()
                || (kind == ConditionClass.Thunder && condition != Condition.ThunderDry)
                || condition == Condition.Blizzard;
            Assert.That(condition.PrecipitationOf() is not null, Is.EqualTo(expected), condition.ToString());
        }
    }
}
