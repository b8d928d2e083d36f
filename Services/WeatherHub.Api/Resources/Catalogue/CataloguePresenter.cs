using System.Xml;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Resources.Catalogue;

/// <summary>What the hub knows without asking anyone: vendors, variables, conditions.</summary>
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
                Attribution = Attributions.Of(profile),
                Documentation = profile.Documentation.AbsoluteUri,
            },
        ],
    };

    internal static VariableCatalogue Variables() => new()
    {
        Variables =
        [
            .. VariableFacts.All.Where(facts => !DisplayUnits.IsEvidence(facts.Variable)).Select(facts =>
                Variable(facts.Name, Word(facts.Method), facts.Minimum, facts.Maximum, ToleranceOf(facts.Variable), numbers => numbers[facts.Variable])),
            .. DailyFields.All.Select(facts =>
                Variable(facts.Name, facts.Method, facts.Minimum, facts.Maximum, facts.Variable.ToleranceOf(), numbers => numbers[facts.Variable])),
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

    private static VariableEntry Variable(string name, string method, double minimum, double maximum, double tolerance, Func<DisplayUnits, DisplayUnit> shown)
    {
        var units = new OrderedDictionary<string, VariableUnit>();
        foreach (var system in Enum.GetValues<UnitSystem>())
        {
            var number = shown(DisplayUnits.Of(system));
            units[ForecastParameters.Units.Values[(int)system]] = new VariableUnit
            {
                Symbol = number.To.Symbol(),
                Precision = Math.Round(Math.Pow(10, -number.Decimals), number.Decimals),
                Min = number.Bound(minimum),
                Max = number.Bound(maximum),
                Tolerance = number.Apart(tolerance),
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
