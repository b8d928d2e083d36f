using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Shared;

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
