using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>The air at one place and instant: everything that is not a sum.</summary>
/// <param name="Temperature">°C.</param>
/// <param name="RelativeHumidity">%.</param>
/// <param name="PressureMsl">hPa.</param>
/// <param name="Wetness">Cloud cover in % that goes on rising above 100 where it rains.</param>
/// <param name="Fronts">Where the fronts are.</param>
/// <param name="Warmth">From -1 in the small hours to 1 in the afternoon.</param>
internal readonly record struct Air(
    double Temperature, double RelativeHumidity, double PressureMsl, double Wetness, Fronts Fronts, double Warmth)
{
    /// <summary>K by which temperature falls over a kilometre.</summary>
    private const double TemperatureFall = 6.5;

    /// <summary>K by which the dew point falls over a kilometre.</summary>
    private const double DewPointFall = 5.2;

    /// <summary>Above this wetness it rains.</summary>
    public const double Saturated = 85;

    /// <summary>%.</summary>
    public double CloudCover => Math.Clamp(Wetness, 0, 100);

    /// <summary>mm of water an hour; only under a cloudy sky, and more in warm air.</summary>
    public double Rate =>
        Wetness <= Saturated ? 0 : Math.Pow((Wetness - Saturated) / 18, 1.3) * Math.Clamp(0.6 + Temperature / 25, 0.4, 1.6);

    /// <summary>°C.</summary>
    public double DewPoint => Humidity.DewPoint(Temperature, RelativeHumidity);

    /// <summary>0 in rain, 1 in snow.</summary>
    public double SnowShare => Math.Clamp((1.5 - Temperature) / 2, 0, 1);

    /// <summary>m: less in rain, much less in fog.</summary>
    public double Visibility =>
        Math.Clamp(
            32_000 * (1 - 0.4 * CloudCover / 100) / (1 + 0.8 * Rate) * (1 - 0.97 * Math.Clamp((RelativeHumidity - 92) / 6, 0, 1)),
            150,
            32_000);

    /// <summary>The air so many metres above the ground of the place: colder and damper, saturated at most.</summary>
    public Air Above(double metres)
    {
        if (metres == 0) return this;
        var temperature = Temperature - TemperatureFall * metres / 1000;
        var dewPoint = DewPoint - DewPointFall * metres / 1000;
        return this with
        {
            Temperature = temperature,
            RelativeHumidity = dewPoint >= temperature ? 100 : 100 * Vapour(dewPoint) / Vapour(temperature),
        };
    }

    /// <summary>The air at the ground at an instant.</summary>
    public static Air At(Coordinates place, DateTimeOffset instant, long seed)
    {
        var hours = instant.Hours();
        var fronts = Fronts.At(place, hours, seed);
        var solarHour = instant.UtcDateTime.TimeOfDay.TotalHours + place.Longitude / 15;
        var warmth = Math.Cos(2 * Math.PI * (solarHour - 15) / 24);
        var tropics = 1 - fronts.Storminess;
        var wetness = 34 + 26 * fronts.Ripple + 74 * fronts.Nearness + 22 * tropics * Math.Max(0, warmth) * (1 + fronts.Ripple) / 2;
        var cover = Math.Clamp(wetness, 0, 100) / 100;

        var latitude = double.DegreesToRadians(place.Latitude);
        var polar = Math.Abs(Math.Sin(latitude));
        var season =
            Math.Sign(place.Latitude)
            * Math.Cos(2 * Math.PI * (instant.UtcDateTime.DayOfYear - 1 + instant.UtcDateTime.TimeOfDay.TotalDays - 200) / 365.25);
        var temperature =
            28
            - 40 * Math.Pow(polar, 3)
            + 16 * polar * season
            + 5.5 * Math.Sqrt(Math.Cos(latitude)) * (1 - 0.6 * cover) * warmth
            + 6 * fronts.Side
            + Signature(place, hours, seed, 0.3, 1);
        var humidity = 58 + 37 * cover - 15 * warmth * (1 - 0.7 * cover) + 4 * fronts.Side;
        var pressure = 1016 + 6 * fronts.Storminess * fronts.Ripple - 23 * fronts.Nearness - 2 * fronts.Side
            + 0.8 * tropics * Math.Cos(4 * Math.PI * (solarHour - 10) / 24)
            + Signature(place, hours, seed, 0.2, 2);
        return new(
            Math.Clamp(temperature, -75, 50),
            Math.Clamp(humidity, 12, 99.5),
            Math.Clamp(pressure, 960, 1050),
            wetness,
            fronts,
            warmth);
    }

    /// <summary>Saturation vapour pressure over water as a multiple of that at 0 °C (Magnus).</summary>
    private static double Vapour(double temperature) => Math.Exp(17.625 * temperature / (243.04 + temperature));

    /// <summary>A little that is this place's and this hour's own, so that no two places or hours can be mistaken for each other.</summary>
    private static double Signature(Coordinates place, double hours, long seed, double size, int salt) =>
        size * Noise.Smooth(Noise.Key(seed, Noise.Key(place), salt), hours, 1);
}
