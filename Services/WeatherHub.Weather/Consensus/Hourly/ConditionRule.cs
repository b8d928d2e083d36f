using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// The condition shown, derived from the merged numbers, with the vendors' own conditions as evidence. Precipitation takes precedence over
/// fog, fog over the sky, and no condition contradicts the amount beside it.
/// </summary>
internal static class ConditionRule
{
    private const double ThunderVotes = 0.3;
    private const double FogVisibility = 1000;

    /// <summary>Null only where nothing is known of sky or precipitation.</summary>
    internal static Condition? Of(in ConditionInputs inputs, ConditionVotes votes)
    {
        if (inputs.IsWet) return Precipitation(inputs, votes);
        var (isDry, isThunder) = (inputs.IsAmountKnown, votes.ThunderShare >= ThunderVotes);
        if (!isDry && (votes.PrecipitationShare > 0.5 || isThunder)) return Unmeasured(inputs, votes);
        return isThunder ? Condition.ThunderDry
            : Hazard(inputs, votes, isDry: true) is { } hazard ? hazard
            : Fog(inputs, votes) is { } fog ? fog
            : !double.IsNaN(inputs.Cloud) ? OfCloud(inputs.Cloud)
            : OfVotes(votes) ?? (isDry ? Condition.Unknown : null);
    }

    /// <summary>Oktas as forecasters name them: 0–1 clear, 2–3 mostly clear, 4–5 partly, 6–7 mostly cloudy, 8 overcast.</summary>
    internal static Condition OfCloud(double cover) => cover switch
    {
        <= 12 => Condition.Clear,
        <= 37 => Condition.MostlyClear,
        <= 62 => Condition.PartlyCloudy,
        <= 87 => Condition.MostlyCloudy,
        _ => Condition.Overcast,
    };

    private static Condition Precipitation(in ConditionInputs inputs, ConditionVotes votes)
    {
        if (Hazard(inputs, votes, isDry: false) is { } storm) return storm;
        var type = PrecipitationRule.PhaseOf(inputs, votes);
        return votes.ThunderShare >= ThunderVotes
            ? PrecipitationRule.ThunderstormOf(type, votes.MostOf(ConditionClass.Thunder))
            : PrecipitationRule.ConditionOf(type, inputs.Amount, votes.MostlyShowers, votes.MostlyDrizzle);
    }

    /// <summary>Most vendors have precipitation and none an amount: the most common condition, but no snow where it is too warm.</summary>
    private static Condition Unmeasured(in ConditionInputs inputs, ConditionVotes votes)
    {
        if (votes.ThunderShare >= ThunderVotes)
            return PrecipitationRule.ThunderstormOf(PrecipitationRule.PhaseOf(inputs, votes), votes.MostOf(ConditionClass.Thunder));
        var kind = votes.ShareOf(ConditionClass.Snow) > votes.ShareOf(ConditionClass.Rain) ? ConditionClass.Snow : ConditionClass.Rain;
        var condition = votes.MostOf(kind) ?? Condition.RainLight;
        var isFrozen = condition.PrecipitationOf() is { Type: not PrecipitationType.Rain and not PrecipitationType.Hail };
        return isFrozen && inputs.IsTooWarmForSnow ? Condition.Rain : condition;
    }

    /// <summary>Smoke, dust, squalls and storms have no number of their own: they are shown when most vendors have them.</summary>
    private static Condition? Hazard(in ConditionInputs inputs, ConditionVotes votes, bool isDry)
    {
        if (votes.ShareOf(ConditionClass.Other) <= 0.5 || votes.MostOf(ConditionClass.Other) is not { } condition) return null;
        return condition switch
        {
            Condition.Blizzard or Condition.BlowingSnow => inputs.IsTooWarmForSnow ? null : condition,
            Condition.Tornado or Condition.Hurricane or Condition.TropicalStorm or Condition.Squalls => condition,
            _ => isDry ? condition : null,
        };
    }

    private static Condition? Fog(in ConditionInputs inputs, ConditionVotes votes)
    {
        var fog = votes.ShareOf(Condition.Fog) + votes.ShareOf(Condition.FreezingFog);
        if (inputs.Visibility < FogVisibility || fog > 0.5)
            return inputs.Temperature <= 0 && votes.ShareOf(Condition.FreezingFog) > 0 ? Condition.FreezingFog : Condition.Fog;
        return votes.ShareOf(ConditionClass.Fog) > 0.5 ? Condition.Mist : null;
    }

    /// <summary>Without a cloud cover: the class with the most votes. Precipitation too light to measure counts as clouds.</summary>
    private static Condition? OfVotes(ConditionVotes votes)
    {
        if (!votes.Any) return null;
        var clear = votes.ShareOf(ConditionClass.Clear);
        var cloud = votes.ShareOf(ConditionClass.Cloud) + votes.PrecipitationShare;
        return clear > cloud ? votes.MostOf(ConditionClass.Clear)
            : votes.MostOf(ConditionClass.Cloud)
                ?? (cloud > 0 ? Condition.Overcast : votes.MostOf(ConditionClass.Other) ?? Condition.Unknown);
    }
}

/// <summary>The merged numbers that a condition follows from; NaN where there is none.</summary>
/// <param name="Amount">mm in the hour.</param>
/// <param name="Cloud">%.</param>
/// <param name="Temperature">°C.</param>
/// <param name="Visibility">m.</param>
/// <param name="Snowfall">cm in the hour.</param>
internal readonly record struct ConditionInputs(
    double Amount, double Cloud = double.NaN, double Temperature = double.NaN, double Visibility = double.NaN, double Snowfall = double.NaN)
{
    /// <summary>°C above which nothing frozen or freezing is shown, except hail.</summary>
    private const double WarmestSnow = 3;

    internal bool IsWet => IsMeasurable(Amount);

    internal bool IsAmountKnown => !double.IsNaN(Amount);

    internal bool IsTooWarmForSnow => Temperature > WarmestSnow;

    /// <summary>Whether an amount is more than zero at the contract's precision, 0.1 mm: conditions must agree with it.</summary>
    internal static bool IsMeasurable(double amount) => Math.Round(amount, 1, MidpointRounding.AwayFromZero) >= 0.1;
}
