using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.BrightSky;

/// <summary>The vendor's two systems of units, <c>dwd</c> and <c>si</c>, with its rounding.</summary>
/// <param name="Si">Whether it is <c>si</c>.</param>
internal sealed record BrightSkyUnits(bool Si)
{
    public double? Temperature(WeatherStep step) => Of(step[Variable.Temperature], Unit.Celsius, Unit.Kelvin, 1, 2);

    public double? DewPoint(WeatherStep step) => Of(step[Variable.DewPoint], Unit.Celsius, Unit.Kelvin, 1, 2);

    public double? Pressure(WeatherStep step) => Of(step[Variable.PressureMsl], Unit.Hectopascal, Unit.Pascal, 1, 0);

    public double? Speed(double metresPerSecond) =>
        Si
            ? VendorReply.Number(metresPerSecond, 1)
            : VendorReply.Number(UnitConversion.Convert(metresPerSecond, Unit.MetrePerSecond, Unit.KilometrePerHour), 1);

    public double? Solar(WeatherStep step)
    {
        var joules = step[Variable.ShortwaveRadiation] * step.Length.TotalSeconds;
        return Si
            ? VendorReply.Number(joules, 0)
            : VendorReply.Number(UnitConversion.Convert(joules, Unit.JoulePerSquareMetre, Unit.KilowattHourPerSquareMetre), 3);
    }

    public double? Sunshine(WeatherStep step)
    {
        var share = step[Variable.ShortwaveRadiation] < 120 ? 0 : 1 - step[Variable.CloudCover] / 100;
        return VendorReply.Number(share * (Si ? step.Length.TotalSeconds : step.Length.TotalMinutes), 0);
    }

    private double? Of(double value, Unit dwd, Unit si, int dwdDecimals, int siDecimals) =>
        Si ? VendorReply.Number(UnitConversion.Convert(value, dwd, si), siDecimals) : VendorReply.Number(value, dwdDecimals);
}
