using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>How every number of the contract is shown in one unit system.</summary>
internal sealed class DisplayUnits
{
    private static readonly DisplayUnits[] Systems = [.. Enum.GetValues<UnitSystem>().Select(system => new DisplayUnits(system))];

    private readonly UnitSystem system;

    private DisplayUnits(UnitSystem system)
    {
        this.system = system;
        Sentences = new SentenceUnits(
            this[Variable.Temperature].To, this[Variable.WindSpeed].To, this[Variable.Precipitation].To, this[Variable.Snowfall].To);
    }

    /// <summary>The units that sentences speak.</summary>
    internal SentenceUnits Sentences { get; }

    internal DisplayUnit this[Variable variable] => Shown(VariableFacts.Of(variable).Unit, null);

    internal DisplayUnit this[DailyVariable variable] =>
        Shown(DailyFields.All[(int)variable].Unit, DailyFields.All[(int)variable].Decimals);

    internal static DisplayUnits Of(UnitSystem system) => Systems[(int)system];

    /// <summary>Whether the variable serves the hub alone and is never shown.</summary>
    internal static bool IsEvidence(Variable variable) => variable is Variable.UvIndexClearSky or Variable.ThunderProbability;

    private DisplayUnit Shown(Unit canonical, int? decimals)
    {
        var shown = system.Shown(canonical);
        return new DisplayUnit(canonical, shown, decimals ?? UnitSystems.Decimals(shown));
    }
}

/// <summary>The unit systems that a caller may choose, in the order of the parameter's words.</summary>
internal enum UnitSystem
{
    Si,
    Metric,
    Uk,
    Us,
}

/// <summary>How a canonical unit shows in a unit system.</summary>
internal static class UnitSystems
{
    /// <summary>The unit that a canonical unit becomes.</summary>
    internal static Unit Shown(this UnitSystem system, Unit canonical) => (canonical, system) switch
    {
        (Unit.Celsius, UnitSystem.Us) => Unit.Fahrenheit,
        (Unit.MetrePerSecond, UnitSystem.Metric) => Unit.KilometrePerHour,
        (Unit.MetrePerSecond, UnitSystem.Uk or UnitSystem.Us) => Unit.MilePerHour,
        (Unit.Hectopascal, UnitSystem.Us) => Unit.InchOfMercury,
        (Unit.Millimetre or Unit.Centimetre, UnitSystem.Us) => Unit.Inch,
        (Unit.Metre, UnitSystem.Metric) => Unit.Kilometre,
        (Unit.Metre, UnitSystem.Uk or UnitSystem.Us) => Unit.Mile,
        _ => canonical,
    };

    /// <summary>How many decimals a unit is shown with.</summary>
    internal static int Decimals(Unit shown) => shown switch
    {
        Unit.InchOfMercury or Unit.Inch => 2,
        Unit.Percent or Unit.Degree or Unit.Metre or Unit.WattPerSquareMetre => 0,
        _ => 1,
    };
}
