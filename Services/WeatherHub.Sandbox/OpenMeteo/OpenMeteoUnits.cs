using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.OpenMeteo;

/// <summary>The units a request asks for, with the vendor's symbols for them.</summary>
/// <param name="Temperature">Of temperatures.</param>
/// <param name="Speed">Of wind.</param>
/// <param name="Imperial">Whether water is in inches, and lengths in feet.</param>
internal sealed record OpenMeteoUnits(Unit Temperature, Unit Speed, bool Imperial)
{
    /// <summary>The symbol of a variable's unit.</summary>
    public string Symbol(OpenMeteoVariable variable) =>
        variable.Quantity switch
        {
            OpenMeteoQuantity.Temperature => Temperature == Unit.Celsius ? "°C" : "°F",
            OpenMeteoQuantity.Speed => Speed switch
            {
                Unit.MetrePerSecond => "m/s",
                Unit.MilePerHour => "mp/h",
                Unit.Knot => "kn",
                _ => "km/h",
            },
            OpenMeteoQuantity.Water or OpenMeteoQuantity.Snow when Imperial => "inch",
            OpenMeteoQuantity.Length or OpenMeteoQuantity.SnowDepth when Imperial => "ft",
            _ => variable.Symbol,
        };

    /// <summary>A value in the unit asked for, rounded as the vendor rounds it.</summary>
    public double? Express(OpenMeteoVariable variable, double value) => variable.Quantity switch
    {
        OpenMeteoQuantity.Temperature => Round(value, Unit.Celsius, Temperature, 1),
        OpenMeteoQuantity.Speed => Round(value, Unit.MetrePerSecond, Speed, Speed == Unit.MetrePerSecond ? 2 : 1),
        OpenMeteoQuantity.Water when Imperial => Round(value, Unit.Millimetre, Unit.Inch, 3),
        OpenMeteoQuantity.Snow when Imperial => Round(value, Unit.Centimetre, Unit.Inch, 3),
        OpenMeteoQuantity.Length or OpenMeteoQuantity.SnowDepth when Imperial => Round(value, Unit.Metre, Unit.Foot, 3),
        _ => VendorReply.Number(value, variable.Decimals),
    };

    /// <summary>Reads the unit parameters.</summary>
    /// <exception cref="OpenMeteoRefusal">A unit is not one of theirs.</exception>
    public static OpenMeteoUnits Read(VendorCall call) => new(
        call.Query("temperature_unit") switch
        {
            null or "celsius" => Unit.Celsius,
            "fahrenheit" => Unit.Fahrenheit,
            var other => throw Unknown("temperature_unit", other),
        },
        (call.Query("wind_speed_unit") ?? call.Query("windspeed_unit")) switch
        {
            null or "kmh" => Unit.KilometrePerHour,
            "ms" => Unit.MetrePerSecond,
            "mph" => Unit.MilePerHour,
            "kn" => Unit.Knot,
            var other => throw Unknown("wind_speed_unit", other),
        },
        call.Query("precipitation_unit") switch
        {
            null or "mm" => false,
            "inch" => true,
            var other => throw Unknown("precipitation_unit", other),
        });

    private static double? Round(double value, Unit from, Unit to, int decimals) =>
        VendorReply.Number(UnitConversion.Convert(value, from, to), decimals);

    private static OpenMeteoRefusal Unknown(string parameter, string value) =>
        new($"Cannot initialize {parameter} from invalid String value {value}.");
}

/// <summary>A request that the vendor answers with <c>{"error":true,"reason":…}</c> and status 400.</summary>
/// <param name="reason">The vendor's words.</param>
internal sealed class OpenMeteoRefusal(string reason) : Exception(reason);
