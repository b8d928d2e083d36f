using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The units of a payload. The service has two sets, chosen by its <c>units</c> parameter, and no payload says which it holds. We ask for <c>dwd</c>;
/// a payload whose temperatures and pressures all lie where only kelvin and pascal can be is read as <c>si</c>, so that an answer
/// made with the other set is never taken for an absurd one of ours.
/// </summary>
internal sealed record BrightSkyUnits(Unit Temperature, Unit Pressure, Unit Speed, Unit Energy)
{
    // Above any air temperature in °C and below any in K; above any pressure in hPa and below any in Pa.
    private const double LowestKelvin = 150;
    private const double LowestPascal = 50_000;

    internal static readonly BrightSkyUnits Dwd = new(Unit.Celsius, Unit.Hectopascal, Unit.KilometrePerHour, Unit.KilowattHourPerSquareMetre);

    internal static readonly BrightSkyUnits Si = new(Unit.Kelvin, Unit.Pascal, Unit.MetrePerSecond, Unit.JoulePerSquareMetre);

    internal static BrightSkyUnits Of(IEnumerable<double?> temperatures, IEnumerable<double?> pressures)
    {
        var said = temperatures.OfType<double>().Select(value => value >= LowestKelvin)
            .Concat(pressures.OfType<double>().Select(value => value >= LowestPascal)).ToList();
        return said.Count > 0 && said.TrueForAll(isSi => isSi) ? Si : Dwd;
    }

    /// <summary>The mean irradiance in W/m² behind an energy collected over a window.</summary>
    internal double? Irradiance(double? energy, TimeSpan window) =>
        energy is { } said ? UnitConversion.Convert(said, Energy, Unit.JoulePerSquareMetre) / window.TotalSeconds : null;
}
