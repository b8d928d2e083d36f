using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// The condition shown, derived from the merged numbers; what vendors call it is evidence. What falls wins over fog, fog over the sky, and no
/// word contradicts the amount beside it.
/// </summary>
internal static class ConditionRule
{
    private const double ThunderVotes = 0.3;
    private const double FogVisibility = 1000;

    /// <summary>Null only where nothing is known of sky or fall.</summary>
    internal static Condition? Of(in ConditionInputs sky, ConditionVotes votes)
    {
        if (sky.IsWet) return Falling(sky, votes);
        var dry = sky.AmountKnown;
        if (!dry && (votes.FallShare > 0.5 || votes.ThunderShare >= ThunderVotes)) return Unmeasured(sky, votes);
        if (votes.ThunderShare >= ThunderVotes) return Condition.ThunderDry;
        if (Majority(sky, votes, dry: true) is { } other) return other;
        if (Fog(sky, votes) is { } fog) return fog;
        if (!double.IsNaN(sky.Cloud)) return OfCloud(sky.Cloud);
        return OfVotes(votes) ?? (dry ? Condition.Unknown : null);
    }

    /// <summary>Eighths of the sky as forecasters name them: 0–1 clear, 2–3 mostly clear, 4–5 partly, 6–7 mostly cloudy, 8 overcast.</summary>
    internal static Condition OfCloud(double cover) => cover switch
    {
        <= 12 => Condition.Clear,
        <= 37 => Condition.MostlyClear,
        <= 62 => Condition.PartlyCloudy,
        <= 87 => Condition.MostlyCloudy,
        _ => Condition.Overcast,
    };

    private static Condition Falling(in ConditionInputs sky, ConditionVotes votes)
    {
        if (Majority(sky, votes, dry: false) is { } storm) return storm;
        var type = PhaseRule.PhaseOf(sky, votes);
        return votes.ThunderShare >= ThunderVotes
            ? PrecipitationIntensity.OfThunder(type, votes.HeaviestOf(ConditionClass.Thunder))
            : PrecipitationIntensity.Of(type, sky.Amount, votes.MostlyShowery, votes.MostlyDrizzle);
    }

    /// <summary>Most say that something falls and nobody says how much: the most common word for it, softened where it is too warm for snow.</summary>
    private static Condition Unmeasured(in ConditionInputs sky, ConditionVotes votes)
    {
        if (votes.ThunderShare >= ThunderVotes) return PrecipitationIntensity.OfThunder(PhaseRule.PhaseOf(sky, votes), votes.HeaviestOf(ConditionClass.Thunder));
        var kind = votes.ShareOf(ConditionClass.Snow) > votes.ShareOf(ConditionClass.Rain) ? ConditionClass.Snow : ConditionClass.Rain;
        var word = votes.HeaviestOf(kind) ?? Condition.RainLight;
        return PrecipitationEvent.Of(word) is { Type: not PrecipitationType.Rain and not PrecipitationType.Hail } && sky.TooWarmForSnow ? Condition.Rain : word;
    }

    /// <summary>Smoke, dust, squalls and storms have no number of their own: they are shown when most vendors say so.</summary>
    private static Condition? Majority(in ConditionInputs sky, ConditionVotes votes, bool dry)
    {
        if (votes.ShareOf(ConditionClass.Other) <= 0.5 || votes.HeaviestOf(ConditionClass.Other) is not { } word) return null;
        return word switch
        {
            Condition.Blizzard or Condition.BlowingSnow => sky.TooWarmForSnow ? null : word,
            Condition.Tornado or Condition.Hurricane or Condition.TropicalStorm or Condition.Squalls => word,
            _ => dry ? word : null,
        };
    }

    private static Condition? Fog(in ConditionInputs sky, ConditionVotes votes)
    {
        var fog = votes.ShareOf(Condition.Fog) + votes.ShareOf(Condition.FreezingFog);
        if (sky.Visibility < FogVisibility || fog > 0.5)
            return sky.Temperature <= 0 && votes.ShareOf(Condition.FreezingFog) > 0 ? Condition.FreezingFog : Condition.Fog;
        return votes.ShareOf(ConditionClass.Fog) > 0.5 ? Condition.Mist : null;
    }

    /// <summary>Without a number for clouds: the class with the most votes. Whoever sees something fall that comes to nothing sees clouds.</summary>
    private static Condition? OfVotes(ConditionVotes votes)
    {
        if (!votes.Any) return null;
        var clear = votes.ShareOf(ConditionClass.Clear);
        var cloud = votes.ShareOf(ConditionClass.Cloud) + votes.FallShare;
        return clear > cloud ? votes.HeaviestOf(ConditionClass.Clear)
            : votes.HeaviestOf(ConditionClass.Cloud) ?? (cloud > 0 ? Condition.Overcast : votes.HeaviestOf(ConditionClass.Other) ?? Condition.Unknown);
    }
}
