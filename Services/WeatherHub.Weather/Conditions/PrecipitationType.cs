namespace WeatherHub.Weather.Conditions;

/// <summary>Phases of precipitation.</summary>
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

/// <summary>The kind of precipitation that a condition describes.</summary>
/// <param name="Type">Its phase.</param>
/// <param name="IsShowers">In showers, not steady.</param>
/// <param name="IsDrizzle">In fine drops.</param>
public readonly record struct PrecipitationKind(PrecipitationType Type, bool IsShowers = false, bool IsDrizzle = false);
