using System.Xml;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Catalogue;

/// <summary>What the hub knows without requesting anything: providers, variables, conditions.</summary>
internal static class CataloguePresenter
{
    internal static ProviderCatalogue Providers(IEnumerable<IWeatherProvider> providers) => new()
    {
        Providers =
        [
            .. from provider in providers let profile = provider.Profile select new ProviderEntry
            {
                Id = profile.Id,
                Name = profile.Name,
                Enabled = profile.DisabledBecause is null,
                DisabledReason = profile.DisabledBecause,
                Coverage = profile.Coverage.Description,
                Horizon = XmlConvert.ToString(profile.Horizon),
                Products = [.. provider.Sources.Select(source => source.Kind.Name)],
                Attribution = EnvelopePresenter.AttributionOf(profile),
                Documentation = profile.Documentation.AbsoluteUri,
            },
        ],
    };

    internal static VariableCatalogue Variables() => new()
    {
        Variables =
        [
            .. VariableFacts.All.Where(facts => !DisplayUnits.IsEvidence(facts.Variable)).Select(facts =>
                Variable(
                    facts.Name, Word(facts.Method), facts.Minimum, facts.Maximum, ToleranceOf(facts.Variable),
                    units => units[facts.Variable])),
            .. DailyFields.All.Select(facts =>
                Variable(
                    facts.Name, facts.Method, facts.Minimum, facts.Maximum, facts.Variable.ToleranceOf(), units => units[facts.Variable])),
        ],
    };

    internal static ConditionCatalogue Conditions() => new()
    {
        Conditions =
        [
            .. ConditionFacts.All.Select(facts => new ConditionEntry
            {
                Slug = facts.Slug,
                Wmo = facts.Wmo,
                Text = facts.Text,
                Icon = new ConditionIcon { Day = ConditionIcons.Of(facts, isDay: true), Night = ConditionIcons.Of(facts, isDay: false) },
            }),
        ],
    };

    private static VariableEntry Variable(
        string name, string method, double minimum, double maximum, double tolerance, Func<DisplayUnits, DisplayUnit> unitIn)
    {
        var units = new OrderedDictionary<string, VariableUnit>();
        foreach (var system in Enum.GetValues<UnitSystem>())
        {
            var unit = unitIn(DisplayUnits.Of(system));
            units[CommonParameters.Units.Values[(int)system]] = new VariableUnit
            {
                Symbol = unit.To.Symbol(),
                Precision = Math.Round(Math.Pow(10, -unit.Decimals), unit.Decimals),
                Min = unit.Bound(minimum),
                Max = unit.Bound(maximum),
                Tolerance = unit.Apart(tolerance),
            };
        }

        return new VariableEntry
        {
            Name = name,
            Blocks = [.. BlockNames.All.Where(item => FieldSelection.Choices(item.Block).Contains(name)).Select(item => item.Name)],
            CellMethod = method,
            Units = units,
        };
    }

    /// <summary>NaN where answers say no confidence of it.</summary>
    private static double ToleranceOf(Variable variable) =>
        Quantity.Of(variable) is null ? double.NaN : VariableFacts.Of(variable).Tolerance;

    private static string Word(CellMethod method) => method switch
    {
        CellMethod.Sum => "sum",
        CellMethod.Mean => "mean",
        CellMethod.Maximum => "max",
        _ => "point",
    };
}
