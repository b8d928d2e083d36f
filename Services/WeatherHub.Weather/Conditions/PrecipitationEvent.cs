namespace WeatherHub.Weather.Conditions;

/// <summary>What a vendor's condition says of the way something falls.</summary>
/// <param name="Type">In what phase.</param>
/// <param name="Showery">In showers, as against steadily.</param>
/// <param name="Drizzle">In fine drops.</param>
internal readonly record struct PrecipitationEvent(PrecipitationType Type, bool Showery = false, bool Drizzle = false)
{
    /// <summary>Null where nothing falls.</summary>
    internal static PrecipitationEvent? Of(Condition condition) => condition switch
    {
        Condition.DrizzleLight or Condition.Drizzle or Condition.DrizzleHeavy => new(PrecipitationType.Rain, Drizzle: true),
        Condition.FreezingDrizzleLight or Condition.FreezingDrizzle => new(PrecipitationType.FreezingRain, Drizzle: true),
        Condition.RainLight or Condition.Rain or Condition.RainHeavy => new(PrecipitationType.Rain),
        Condition.ShowersLight or Condition.Showers or Condition.ShowersHeavy => new(PrecipitationType.Rain, Showery: true),
        Condition.Thunderstorm or Condition.ThunderstormHeavy => new(PrecipitationType.Rain, Showery: true),
        Condition.FreezingRainLight or Condition.FreezingRain => new(PrecipitationType.FreezingRain),
        Condition.RainSnowLight or Condition.RainSnow => new(PrecipitationType.RainSnow),
        Condition.RainSnowShowersLight or Condition.RainSnowShowers => new(PrecipitationType.RainSnow, Showery: true),
        Condition.SnowLight or Condition.Snow or Condition.SnowHeavy or Condition.SnowGrains or Condition.Blizzard => new(PrecipitationType.Snow),
        Condition.SnowShowersLight or Condition.SnowShowers or Condition.ThunderstormSnow => new(PrecipitationType.Snow, Showery: true),
        Condition.IcePellets => new(PrecipitationType.IcePellets),
        Condition.IcePelletShowersLight or Condition.IcePelletShowers => new(PrecipitationType.IcePellets, Showery: true),
        Condition.Hail or Condition.ThunderstormHail or Condition.ThunderstormHailHeavy => new(PrecipitationType.Hail, Showery: true),
        _ => null,
    };
}
