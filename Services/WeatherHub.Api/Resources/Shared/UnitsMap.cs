using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The units of an answer: the UCUM symbol of every number that it shows, and of no other.</summary>
internal static class UnitsMap
{
    internal static IReadOnlyDictionary<string, string> Of(ForecastQuery query, bool hasCurrent)
    {
        var numbers = DisplayUnits.Of(query.Units);
        var units = new OrderedDictionary<string, string>();
        foreach (var facts in VariableFacts.All.Where(IsShown)) units[facts.Name] = numbers[facts.Variable].To.Symbol();
        foreach (var facts in DailyFields.All.Where(facts => query.Wants(Blocks.Daily, facts.Name)))
            units[facts.Name] = numbers[facts.Variable].To.Symbol();

        // The location's own, in metres in every system.
        units["distance"] = Unit.Metre.Symbol();
        units["elevation"] = Unit.Metre.Symbol();
        return units;

        bool IsShown(VariableFacts facts) =>
            (hasCurrent && query.Wants(Blocks.Current, facts.Name))
            || query.Wants(Blocks.Hourly, facts.Name)
            || query.Explains?.Variable == facts.Variable;
    }
}
