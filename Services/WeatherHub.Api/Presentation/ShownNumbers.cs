using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Api.Presentation;

/// <summary>How every number of the contract is shown in one unit system.</summary>
internal sealed class ShownNumbers
{
    private static readonly ShownNumbers[] Systems = [.. Enum.GetValues<UnitSystem>().Select(system => new ShownNumbers(system))];

    private readonly UnitSystem system;

    private ShownNumbers(UnitSystem system)
    {
        this.system = system;
        var units = new OrderedDictionary<string, string>();
        foreach (var facts in VariableFacts.All.Where(facts => !IsEvidence(facts.Variable))) units[facts.Name] = this[facts.Variable].To.Symbol();
        foreach (var facts in DailyFields.All) units[facts.Name] = this[facts.Variable].To.Symbol();
        units["elevation"] = units["distance"] = Unit.Metre.Symbol();
        Units = units;
        Spoken = new SpokenUnits(this[Variable.Temperature].To, this[Variable.WindSpeed].To, this[Variable.Precipitation].To, this[Variable.Snowfall].To);
    }

    /// <summary>The units map of an answer: the same for every answer of a system, whichever fields it holds.</summary>
    internal IReadOnlyDictionary<string, string> Units { get; }

    /// <summary>The units that sentences speak.</summary>
    internal SpokenUnits Spoken { get; }

    internal ShownNumber this[Variable variable] => Shown(VariableFacts.Of(variable).Unit, null);

    internal ShownNumber this[DailyVariable variable] => Shown(DailyFields.All[(int)variable].Unit, DailyFields.All[(int)variable].Decimals);

    internal static ShownNumbers Of(UnitSystem system) => Systems[(int)system];

    /// <summary>Whether the variable serves the hub alone and is never shown.</summary>
    internal static bool IsEvidence(Variable variable) => variable is Variable.UvIndexClearSky or Variable.ThunderProbability;

    private ShownNumber Shown(Unit canonical, int? decimals)
    {
        var shown = system.Shown(canonical);
        return new ShownNumber(canonical, shown, decimals ?? UnitSystems.Decimals(shown));
    }
}
