using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Units;

internal sealed class VariableFactsTests
{
    [Test]
    public void The_table_stands_in_the_order_of_the_enum() =>
        Assert.That(VariableFacts.All.Select(facts => facts.Variable), Is.EqualTo(Enum.GetValues<Variable>()));

    [Test]
    public void Names_are_camel_case_and_unique()
    {
        Assert.That(VariableFacts.All.Select(facts => facts.Name), Is.Unique);
        Assert.That(VariableFacts.All.Select(facts => facts.Name), Has.All.Match("^[a-z]+([A-Z][a-z]+)*$"));
    }

    [Test]
    public void Bounds_are_in_order() => Assert.That(VariableFacts.All, Has.All.Matches<VariableFacts>(facts => facts.Minimum < facts.Maximum));
}
