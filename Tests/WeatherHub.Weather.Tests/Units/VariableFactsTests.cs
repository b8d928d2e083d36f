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

    [TestCase(Variable.RelativeHumidity, 102, 100)]
    [TestCase(Variable.RelativeHumidity, 102.1, null)]
    [TestCase(Variable.RelativeHumidity, 100.00000000000001, 100)]
    [TestCase(Variable.CloudCover, 100.5, 100)]
    [TestCase(Variable.CloudCover, 100.51, null)]
    [TestCase(Variable.CloudCover, -0.5, 0)]
    [TestCase(Variable.Precipitation, -0.05, 0)]
    [TestCase(Variable.Precipitation, -0.051, null)]
    [TestCase(Variable.Precipitation, -1e-9, 0)]
    [TestCase(Variable.Snowfall, -0.04, 0)]
    [TestCase(Variable.Snowfall, -0.4, null)]
    [TestCase(Variable.PrecipitationProbability, -1e-7, 0)]
    [TestCase(Variable.PrecipitationProbability, 101, null)]
    [TestCase(Variable.ThunderProbability, 100.5, 100)]
    [TestCase(Variable.WindSpeed, -0.01, 0)]
    [TestCase(Variable.WindSpeed, -0.1, null)]
    [TestCase(Variable.WindGust, -0.05, 0)]
    [TestCase(Variable.WindDirection, 360.4, 360)]
    [TestCase(Variable.WindDirection, -0.4, 0)]
    [TestCase(Variable.WindDirection, 361, null)]
    [TestCase(Variable.Visibility, -1, 0)]
    [TestCase(Variable.UvIndex, -0.02, 0)]
    [TestCase(Variable.UvIndexClearSky, -0.1, null)]
    [TestCase(Variable.ShortwaveRadiation, -4, 0)]
    [TestCase(Variable.ShortwaveRadiation, -6, null)]
    [TestCase(Variable.Temperature, 60.1, null)]
    public void A_value_past_its_bound_by_no_more_than_the_tolerance_is_the_bound(Variable variable, double said, double? expected)
    {
        var facts = VariableFacts.Of(variable);
        Assert.That(facts.Canonical(said, facts.Unit), Is.EqualTo(expected));
    }

    [TestCase(Variable.Snowfall, -0.5, Unit.Millimetre)]
    [TestCase(Variable.Precipitation, -0.005, Unit.Centimetre)]
    [TestCase(Variable.RelativeHumidity, 1.02, Unit.Ratio)]
    [TestCase(Variable.WindSpeed, -0.18, Unit.KilometrePerHour)]
    public void The_tolerance_is_the_same_in_every_unit(Variable variable, double said, Unit unit) =>
        Assert.That(VariableFacts.Of(variable).Canonical(said, unit), Is.EqualTo(variable == Variable.RelativeHumidity ? 100 : 0));

    [TestCase(-0.0)]
    [TestCase(-0.01)]
    public void Zero_is_never_negative(double said) =>
        Assert.That(double.IsNegative(VariableFacts.Of(Variable.Precipitation).Canonical(said, Unit.Millimetre)!.Value), Is.False);

    [Test]
    public void Every_quantity_with_a_hard_bound_has_a_tolerance() =>
        Assert.That(
            VariableFacts.All.Where(facts => facts.BoundTolerance == 0).Select(facts => facts.Variable),
            Is.EqualTo(new[] { Variable.Temperature, Variable.ApparentTemperature, Variable.DewPoint, Variable.PressureMsl }));

    [Test]
    public void Bounds_are_in_order() =>
        Assert.That(VariableFacts.All, Has.All.Matches<VariableFacts>(facts => facts.Minimum < facts.Maximum));
}
