using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>
/// The truth: a weather for every place and time, a pure function of place, time and seed. Seasons and days by latitude and longitude,
/// fronts that travel east, rain out of thick cloud only. The wind holds for the hour, so that a vendor's mean of the hour and another's
/// value at its start are one number, and a label that was not shifted shows. With height change temperature, dew point, humidity,
/// feels-like and the share of snow; everything else is that of the ground.
/// </summary>
/// <param name="seed">Another seed, another weather.</param>
internal sealed class SimulatedWeather(long seed)
{
    /// <summary>Centimetres of fresh snow from a millimetre of water (Open-Meteo's ratio, used by the whole simulation).</summary>
    public const double SnowDepth = 0.7;

    private const int Samples = 4;

    /// <summary>Another seed, another weather.</summary>
    public long Seed => seed;

    /// <summary>
    /// Metres above the sea of the simulated ground: wide swells, and hills that make a station stand higher or lower than a place a few
    /// kilometres off.
    /// </summary>
    public static double Elevation(Coordinates place)
    {
        var (north, east) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
        return Math.Round(150 + 90 * Math.Sin(23 * north) + 55 * Math.Sin(17 * east) + 45 * Math.Sin(1700 * north) * Math.Cos(1300 * east));
    }

    /// <summary>An hour at the ground.</summary>
    public WeatherStep Step(Coordinates place, DateTimeOffset start) => Step(place, start, Instants.Hour);

    /// <summary>A step of any length: instants at its start; sums, means and maxima over it.</summary>
    /// <param name="place">Where.</param>
    /// <param name="start">From when.</param>
    /// <param name="length">How long.</param>
    /// <param name="height">At how many metres above the sea; null for the ground.</param>
    public WeatherStep Step(Coordinates place, DateTimeOffset start, TimeSpan length, double? height = null)
    {
        start = start.ToUniversalTime();
        var rise = (height - Elevation(place)) ?? 0;
        var values = new double[VariableFacts.All.Length];
        var air = Air.At(place, start, seed);
        Wind(place, start, values);
        Moment(air, air.Above(rise), Sun.Elevation(place, start), values);
        Totals(place, start, length, rise, values);
        return new WeatherStep(start, length, values, Sun.IsUp(place, start));
    }

    private static void Moment(Air air, Air felt, double elevation, double[] values)
    {
        Set(values, Variable.Temperature, felt.Temperature);
        Set(values, Variable.DewPoint, felt.DewPoint);
        Set(values, Variable.RelativeHumidity, felt.RelativeHumidity);
        Set(
            values,
            Variable.ApparentTemperature,
            Humidity.ApparentTemperature(felt.Temperature, felt.RelativeHumidity, values[(int)Variable.WindSpeed]));
        Set(values, Variable.PressureMsl, air.PressureMsl);
        Set(values, Variable.CloudCover, air.CloudCover);
        Set(values, Variable.Visibility, air.Visibility);
        Set(values, Variable.UvIndexClearSky, Daylight.ClearSkyUv(elevation));
        Set(values, Variable.UvIndex, Daylight.ClearSkyUv(elevation) * Daylight.Through(air.CloudCover));
    }

    private void Wind(Coordinates place, DateTimeOffset start, double[] values)
    {
        var air = Air.At(place, start.Floor(Instants.Hour), seed);
        var (fronts, north) = (air.Fronts, place.Latitude >= 0 ? 1 : -1);
        var speed = Math.Max(0.4, 2.6 + 8.5 * fronts.Nearness + 1.3 * (1 + fronts.Ripple) + 0.7 * air.Warmth);
        var westerlies = Math.Clamp((Math.Abs(place.Latitude) - 22) / 12, 0, 1);
        Set(values, Variable.WindSpeed, speed);
        Set(values, Variable.WindGust, speed * (1.4 + 0.25 * air.CloudCover / 100 + 0.3 * fronts.Nearness));
        Set(values, Variable.WindDirection, (90 + 180 * westerlies - north * 55 * fronts.Side + 22 * fronts.Ripple + 720) % 360);
    }

    private void Totals(Coordinates place, DateTimeOffset start, TimeSpan length, double rise, double[] values)
    {
        var (water, snow, radiation, wettest, warmest) = (0.0, 0.0, 0.0, double.MinValue, double.MinValue);
        for (var sample = 0; sample < Samples; sample++)
        {
            var instant = start + (sample + 0.5) / Samples * length;
            var air = Air.At(place, instant, seed);
            var fallen = air.Rate * length.TotalHours / Samples;
            water += fallen;
            snow += fallen * air.Above(rise).SnowShare * SnowDepth;
            radiation += Daylight.ClearSkyIrradiance(Sun.Elevation(place, instant)) * Daylight.Through(air.CloudCover) / Samples;
            wettest = Math.Max(wettest, air.Wetness);
            warmest = Math.Max(warmest, air.Temperature);
        }

        Set(values, Variable.Precipitation, water);
        Set(values, Variable.Snowfall, snow);
        Set(values, Variable.ShortwaveRadiation, radiation);
        Set(values, Variable.PrecipitationProbability, 100 / (1 + Math.Exp((Air.Saturated - wettest) / 6)));
        Set(values, Variable.ThunderProbability, Math.Clamp((wettest - 112) * 4, 0, 95) * Math.Clamp((warmest - 10) / 12, 0, 1));
    }

    private static void Set(double[] values, Variable variable, double value) => values[(int)variable] = value;
}
