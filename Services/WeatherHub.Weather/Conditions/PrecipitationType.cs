namespace WeatherHub.Weather.Conditions;

/// <summary>What falls.</summary>
public enum PrecipitationType
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Rain or drizzle.</summary>
    Rain,

    /// <summary>Rain that freezes on the ground.</summary>
    FreezingRain,

    /// <summary>Rain and snow together.</summary>
    RainSnow,

    /// <summary>Snow.</summary>
    Snow,

    /// <summary>Ice pellets.</summary>
    IcePellets,

    /// <summary>Hail.</summary>
    Hail,
}
