using System.Text.Json;
using WeatherHub.Api.Resources.Catalogue;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class CatalogueTests
{
    private ContractHub hub = null!;

    [OneTimeSetUp]
    public void Start() => hub = new ContractHub();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_vendors_are_listed_with_their_terms_and_why_one_is_off()
    {
        using var response = await hub.GetAsync("/v1/providers");

        var providers = JsonSerializer
            .Deserialize(await response.Content.ReadAsByteArrayAsync(), ContractJson.Default.ProviderCatalogue)!.Providers;
        Assert.That(
            providers.Select(provider => (provider.Id, provider.Enabled)),
            Is.EqualTo(new[] { ("alpha", true), ("beta", true), ("gamma", false) }));
        Assert.That(providers[2].DisabledReason, Is.EqualTo("no key: set Providers:Gamma:Key"));
        Assert.That((providers[0].Horizon, providers[0].Attribution.Licence), Is.EqualTo(("P10D", "CC-BY-4.0")));
        Assert.That(providers[0].Products, Is.EqualTo(new[] { "forecast", "current" }));
    }

    [Test]
    public void Every_number_of_a_block_is_a_variable_with_a_unit_in_every_system()
    {
        var variables = CataloguePresenter.Variables().Variables.ToDictionary(variable => variable.Name);
        string[] words = ["kind", "isDay", "condition", "precipitationType", "wmo", "slug", "summary",
            "complete", "start", "end", "sunrise", "sunset"];

        foreach (var (name, block) in BlockNames.All)
            foreach (var field in FieldSelection.Choices(block).Except(words))
            {
                Assert.That(variables[field].Blocks, Does.Contain(name), field);
                Assert.That(variables[field].Units.Keys, Is.EqualTo(new[] { "si", "metric", "uk", "us" }), field);
                Assert.That(
                    variables[field].Units.Values, Is.All.Matches<VariableUnit>(unit => unit.Min < unit.Max && unit.Precision > 0), field);
            }

        Assert.That(variables.Values.Select(variable => variable.Blocks.Count), Is.All.GreaterThan(0));
    }

    [Test]
    public void Tables_by_enum_are_in_the_order_of_the_enum()
    {
        Assert.That(DailyFields.All.Select(facts => facts.Variable), Is.EqualTo(Enum.GetValues<DailyVariable>()));
        Assert.That(CommonParameters.Units.Values, Is.EqualTo(Enum.GetNames<UnitSystem>().Select(name => name.ToLowerInvariant())));
        Assert.That(ForecastParameters.Mode.Values, Is.EqualTo(Enum.GetNames<MergeMode>().Select(name => name.ToLowerInvariant())));
        Assert.That(
            ForecastParameters.Confidence.Values, Is.EqualTo(Enum.GetNames<ConfidenceDetail>().Select(name => name.ToLowerInvariant())));
        Assert.That(
            ForecastParameters.Provenance.Values, Is.EqualTo(Enum.GetNames<ProvenanceDetail>().Select(name => name.ToLowerInvariant())));
    }

    [Test]
    public async Task Conditions_come_with_pictures_for_day_and_night_where_the_sky_shows()
    {
        using var response = await hub.GetAsync("/v1/conditions");

        var conditions = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), ContractJson.Default.ConditionCatalogue)!
            .Conditions.ToDictionary(condition => condition.Slug);
        Assert.That(conditions, Has.Count.EqualTo(58));
        Assert.That(
            (conditions["clear"].Icon.Night, conditions["rain"].Icon.Night, conditions["showers"].Icon.Day),
            Is.EqualTo(("clear-night", "rain", "showers-day")));
        Assert.That((conditions["fog"].Wmo, conditions["hot"].Wmo), Is.EqualTo(((int?)45, (int?)null)));
    }

    [TestCase(UnitSystem.Us, Variable.Temperature, -40, -40)]
    [TestCase(UnitSystem.Us, Variable.PressureMsl, 1013.25, 29.92)]
    [TestCase(UnitSystem.Uk, Variable.Visibility, 16093.44, 10)]
    [TestCase(UnitSystem.Metric, Variable.Visibility, 1049.9, 1)]
    [TestCase(UnitSystem.Si, Variable.WindDirection, 359.5, 0)]
    [TestCase(UnitSystem.Si, Variable.Temperature, 0.25, 0.3)]
    [TestCase(UnitSystem.Si, Variable.Temperature, -0.25, -0.3)]
    [TestCase(UnitSystem.Si, Variable.Temperature, double.NaN, null)]
    public void A_number_is_shown_in_its_unit_and_precision(UnitSystem system, Variable variable, double value, double? shown) =>
        Assert.That(DisplayUnits.Of(system)[variable].Of(value), Is.EqualTo(shown));
}
