using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// Words for how hard it falls, by mm of water an hour. Rain: light below 2.5, heavy from 7.6 (the 0.10 and 0.30 inches an hour of the American
/// glossary; WMO-No. 8 has 2.5 and 10). Frozen: light below 1, heavy from 5 (WMO-No. 8). Drizzle: light below 0.3, heavy from 0.5; what falls
/// faster than 1 mm/h is no drizzle, whatever it was called.
/// </summary>
internal static class PrecipitationIntensity
{
    private const double FastestDrizzle = 1;

    internal static Condition Of(PrecipitationType type, double rate, bool showery, bool drizzle)
    {
        drizzle &= rate <= FastestDrizzle;
        return type switch
        {
            PrecipitationType.Hail => Condition.Hail,
            PrecipitationType.FreezingRain when drizzle => rate < 0.3 ? Condition.FreezingDrizzleLight : Condition.FreezingDrizzle,
            PrecipitationType.FreezingRain => rate < 2.5 ? Condition.FreezingRainLight : Condition.FreezingRain,
            PrecipitationType.RainSnow when showery => rate < 1 ? Condition.RainSnowShowersLight : Condition.RainSnowShowers,
            PrecipitationType.RainSnow => rate < 1 ? Condition.RainSnowLight : Condition.RainSnow,
            PrecipitationType.Snow when showery => rate < 1 ? Condition.SnowShowersLight : Condition.SnowShowers,
            PrecipitationType.Snow => Grade(rate, 1, 5, Condition.SnowLight, Condition.Snow, Condition.SnowHeavy),
            PrecipitationType.IcePellets when showery => rate < 1 ? Condition.IcePelletShowersLight : Condition.IcePelletShowers,
            PrecipitationType.IcePellets => Condition.IcePellets,
            _ when drizzle => Grade(rate, 0.3, 0.5, Condition.DrizzleLight, Condition.Drizzle, Condition.DrizzleHeavy),
            _ when showery => Grade(rate, 2.5, 7.6, Condition.ShowersLight, Condition.Showers, Condition.ShowersHeavy),
            _ => Grade(rate, 2.5, 7.6, Condition.RainLight, Condition.Rain, Condition.RainHeavy),
        };
    }

    /// <summary>How heavy a storm is cannot be told from rain alone, so that word is the vendors'.</summary>
    internal static Condition OfThunder(PrecipitationType type, Condition? word) => type switch
    {
        PrecipitationType.Hail => word == Condition.ThunderstormHailHeavy ? Condition.ThunderstormHailHeavy : Condition.ThunderstormHail,
        PrecipitationType.Snow => Condition.ThunderstormSnow,
        _ => word is Condition.ThunderstormHeavy or Condition.ThunderstormHailHeavy ? Condition.ThunderstormHeavy : Condition.Thunderstorm,
    };

    private static Condition Grade(double rate, double moderate, double heavy, Condition light, Condition normal, Condition strong) =>
        rate < moderate ? light : rate < heavy ? normal : strong;
}
