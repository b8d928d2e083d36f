using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>In what phase it falls: the vendors' conditions tell, temperature has a veto, and fresh snow or temperature alone where nobody tells.</summary>
internal static class PhaseRule
{
    /// <summary>Below this, rain that nobody calls freezing is taken for snow.</summary>
    private const double ColdestRain = -3;

    /// <summary>Null when the amount is not known.</summary>
    internal static PrecipitationType? TypeOf(in ConditionInputs sky, ConditionVotes votes) =>
        !sky.AmountKnown ? null : sky.IsWet ? PhaseOf(sky, votes) : PrecipitationType.None;

    internal static PrecipitationType PhaseOf(in ConditionInputs sky, ConditionVotes votes)
    {
        var type = votes.Type ?? Guess(sky);
        if (sky.TooWarmForSnow && type != PrecipitationType.Hail) return PrecipitationType.Rain;
        if (sky.Temperature < ColdestRain && type == PrecipitationType.Rain)
            return votes.Says(PrecipitationType.FreezingRain) ? PrecipitationType.FreezingRain : PrecipitationType.Snow;
        return type;
    }

    /// <summary>Snow of 1 cm is about 1 mm of water, so the share of snow in the amount shows; without it, half a degree and two degrees divide.</summary>
    private static PrecipitationType Guess(in ConditionInputs sky)
    {
        if (!double.IsNaN(sky.Snowfall) && sky.IsWet)
        {
            var share = sky.Snowfall / sky.Amount;
            return share >= 0.7 ? PrecipitationType.Snow : share >= 0.2 ? PrecipitationType.RainSnow : PrecipitationType.Rain;
        }

        return sky.Temperature <= 0.5 ? PrecipitationType.Snow : sky.Temperature <= 2 ? PrecipitationType.RainSnow : PrecipitationType.Rain;
    }
}
