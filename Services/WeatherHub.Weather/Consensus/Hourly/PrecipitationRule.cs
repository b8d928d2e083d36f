using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// Phase and intensity of precipitation. The vendors' conditions tell the phase, limited by temperature; fresh snow or temperature alone
/// where they do not. Intensity by mm of water an hour. Rain: light below 2.5, heavy from 7.6 (0.10 and 0.30 inches in the glossary of the
/// AMS; WMO-No. 8 has 2.5 and 10). Frozen: light below 1, heavy from 5 (WMO-No. 8). Drizzle: light below 0.3, heavy from 0.5, and rain
/// above 1.
/// </summary>
internal static class PrecipitationRule
{
    /// <summary>°C below which rain that nobody calls freezing is snow.</summary>
    private const double ColdestRain = -3;

    private const double FastestDrizzle = 1;

    /// <summary>Null where the amount is not known.</summary>
    internal static PrecipitationType? TypeOf(in ConditionInputs inputs, ConditionVotes votes) =>
        !inputs.IsAmountKnown ? null : inputs.IsWet ? PhaseOf(inputs, votes) : PrecipitationType.None;

    internal static PrecipitationType PhaseOf(in ConditionInputs inputs, ConditionVotes votes)
    {
        var type = votes.Type ?? PhaseOf(inputs);
        if (inputs.IsTooWarmForSnow && type != PrecipitationType.Hail) return PrecipitationType.Rain;
        if (inputs.Temperature < ColdestRain && type == PrecipitationType.Rain)
            return votes.Has(PrecipitationType.FreezingRain) ? PrecipitationType.FreezingRain : PrecipitationType.Snow;
        return type;
    }

    /// <summary>The phase without conditions: by the share of snow (1 cm is about 1 mm of water), else by temperature.</summary>
    internal static PrecipitationType PhaseOf(in ConditionInputs inputs)
    {
        if (double.IsNaN(inputs.Snowfall) || !inputs.IsWet)
            return inputs.Temperature <= 0.5 ? PrecipitationType.Snow
                : inputs.Temperature <= 2 ? PrecipitationType.RainSnow : PrecipitationType.Rain;
        var share = inputs.Snowfall / inputs.Amount;
        return share >= 0.7 ? PrecipitationType.Snow : share >= 0.2 ? PrecipitationType.RainSnow : PrecipitationType.Rain;
    }

    internal static Condition ConditionOf(PrecipitationType type, double rate, bool showers, bool drizzle)
    {
        drizzle &= rate <= FastestDrizzle;
        return type switch
        {
            PrecipitationType.Hail => Condition.Hail,
            PrecipitationType.FreezingRain when drizzle => rate < 0.3 ? Condition.FreezingDrizzleLight : Condition.FreezingDrizzle,
            PrecipitationType.FreezingRain => rate < 2.5 ? Condition.FreezingRainLight : Condition.FreezingRain,
            PrecipitationType.RainSnow when showers => rate < 1 ? Condition.RainSnowShowersLight : Condition.RainSnowShowers,
            PrecipitationType.RainSnow => rate < 1 ? Condition.RainSnowLight : Condition.RainSnow,
            PrecipitationType.Snow when showers => rate < 1 ? Condition.SnowShowersLight : Condition.SnowShowers,
            PrecipitationType.Snow => Grade(1, 5, Condition.SnowLight, Condition.Snow, Condition.SnowHeavy),
            PrecipitationType.IcePellets when showers => rate < 1 ? Condition.IcePelletShowersLight : Condition.IcePelletShowers,
            PrecipitationType.IcePellets => Condition.IcePellets,
            _ when drizzle => Grade(0.3, 0.5, Condition.DrizzleLight, Condition.Drizzle, Condition.DrizzleHeavy),
            _ when showers => Grade(2.5, 7.6, Condition.ShowersLight, Condition.Showers, Condition.ShowersHeavy),
            _ => Grade(2.5, 7.6, Condition.RainLight, Condition.Rain, Condition.RainHeavy),
        };

        Condition Grade(double moderate, double heavy, Condition light, Condition normal, Condition strong) =>
            rate < moderate ? light : rate < heavy ? normal : strong;
    }

    /// <summary>How heavy a thunderstorm is does not show in its precipitation alone, so the vendors' condition tells.</summary>
    internal static Condition ThunderstormOf(PrecipitationType type, Condition? own) => type switch
    {
        PrecipitationType.Hail => own == Condition.ThunderstormHailHeavy ? Condition.ThunderstormHailHeavy : Condition.ThunderstormHail,
        PrecipitationType.Snow => Condition.ThunderstormSnow,
        _ => own is Condition.ThunderstormHeavy or Condition.ThunderstormHailHeavy ? Condition.ThunderstormHeavy : Condition.Thunderstorm,
    };
}
