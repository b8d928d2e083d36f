using System.Collections.Immutable;

namespace WeatherHub.Weather.Conditions;

/// <summary>Conditions that are alike enough for vendors to agree on; in order of what matters more to people.</summary>
internal enum ConditionClass
{
    /// <summary>Says nothing of sky or fall.</summary>
    Silent,

    /// <summary>Hardly a cloud.</summary>
    Clear,

    /// <summary>Clouds, dry.</summary>
    Cloud,

    /// <summary>Mist and fog.</summary>
    Fog,

    /// <summary>Something else in the air: smoke, dust, squalls, storms.</summary>
    Other,

    /// <summary>Falls as water.</summary>
    Rain,

    /// <summary>Falls frozen, or freezes where it falls.</summary>
    Snow,

    /// <summary>Lightning.</summary>
    Thunder,
}

/// <summary>The coarse class of every condition.</summary>
internal static class ConditionClasses
{
    private static readonly ImmutableArray<ConditionClass> Table = [.. Enum.GetValues<Condition>().Select(Classify)];

    internal static ConditionClass ClassOf(this Condition condition) => Table[(int)condition];

    /// <summary>Whether something falls, as far as the condition tells.</summary>
    internal static bool Falls(this ConditionClass kind) => kind is ConditionClass.Rain or ConditionClass.Snow;

    private static ConditionClass Classify(Condition condition) => condition switch
    {
        Condition.Clear or Condition.MostlyClear => ConditionClass.Clear,
        Condition.PartlyCloudy or Condition.MostlyCloudy or Condition.Overcast => ConditionClass.Cloud,
        Condition.Mist or Condition.Fog or Condition.FreezingFog => ConditionClass.Fog,
        Condition.Smoke or Condition.VolcanicAsh or Condition.Haze or Condition.Dust or Condition.BlowingDust or Condition.Squalls
            or Condition.Tornado or Condition.Sandstorm or Condition.SandstormSevere or Condition.BlowingSnow or Condition.Blizzard
            or Condition.TropicalStorm or Condition.Hurricane => ConditionClass.Other,
        Condition.DrizzleLight or Condition.Drizzle or Condition.DrizzleHeavy or Condition.RainLight or Condition.Rain or Condition.RainHeavy
            or Condition.ShowersLight or Condition.Showers or Condition.ShowersHeavy => ConditionClass.Rain,
        Condition.FreezingDrizzleLight or Condition.FreezingDrizzle or Condition.FreezingRainLight or Condition.FreezingRain
            or Condition.RainSnowLight or Condition.RainSnow or Condition.SnowLight or Condition.Snow or Condition.SnowHeavy
            or Condition.SnowGrains or Condition.IcePellets or Condition.RainSnowShowersLight or Condition.RainSnowShowers
            or Condition.SnowShowersLight or Condition.SnowShowers or Condition.IcePelletShowersLight or Condition.IcePelletShowers
            or Condition.Hail => ConditionClass.Snow,
        Condition.ThunderDry or Condition.Thunderstorm or Condition.ThunderstormSnow or Condition.ThunderstormHail
            or Condition.ThunderstormHeavy or Condition.ThunderstormHailHeavy => ConditionClass.Thunder,
        _ => ConditionClass.Silent,
    };
}
