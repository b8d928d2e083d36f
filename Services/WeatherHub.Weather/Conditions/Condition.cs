namespace WeatherHub.Weather.Conditions;

/// <summary>Sky and precipitation: 58 conditions, with their WMO 4677 code where one exists. None implies day or night.</summary>
public enum Condition
{
    /// <summary>Clear (WMO 0).</summary>
    Clear,
    /// <summary>Mostly clear (WMO 1).</summary>
    MostlyClear,
    /// <summary>Partly cloudy (WMO 2).</summary>
    PartlyCloudy,
    /// <summary>Mostly cloudy (WMO 2).</summary>
    MostlyCloudy,
    /// <summary>Overcast (WMO 3).</summary>
    Overcast,
    /// <summary>Smoke (WMO 4).</summary>
    Smoke,
    /// <summary>Volcanic ash (WMO 4).</summary>
    VolcanicAsh,
    /// <summary>Haze (WMO 5).</summary>
    Haze,
    /// <summary>Dust in suspension (WMO 6).</summary>
    Dust,
    /// <summary>Blowing dust or sand (WMO 7).</summary>
    BlowingDust,
    /// <summary>Mist (WMO 10).</summary>
    Mist,
    /// <summary>Thunder without precipitation (WMO 17).</summary>
    ThunderDry,
    /// <summary>Squalls (WMO 18).</summary>
    Squalls,
    /// <summary>Tornado or funnel cloud (WMO 19).</summary>
    Tornado,
    /// <summary>Dust storm or sandstorm (WMO 31).</summary>
    Sandstorm,
    /// <summary>Severe dust storm or sandstorm (WMO 34).</summary>
    SandstormSevere,
    /// <summary>Blowing snow (WMO 38).</summary>
    BlowingSnow,
    /// <summary>Blizzard (WMO 39).</summary>
    Blizzard,
    /// <summary>Fog (WMO 45).</summary>
    Fog,
    /// <summary>Freezing (rime) fog (WMO 48).</summary>
    FreezingFog,
    /// <summary>Light drizzle (WMO 51).</summary>
    DrizzleLight,
    /// <summary>Drizzle (WMO 53).</summary>
    Drizzle,
    /// <summary>Heavy drizzle (WMO 55).</summary>
    DrizzleHeavy,
    /// <summary>Light freezing drizzle (WMO 56).</summary>
    FreezingDrizzleLight,
    /// <summary>Freezing drizzle (WMO 57).</summary>
    FreezingDrizzle,
    /// <summary>Light rain (WMO 61).</summary>
    RainLight,
    /// <summary>Rain (WMO 63).</summary>
    Rain,
    /// <summary>Heavy rain (WMO 65).</summary>
    RainHeavy,
    /// <summary>Light freezing rain (WMO 66).</summary>
    FreezingRainLight,
    /// <summary>Freezing rain (WMO 67).</summary>
    FreezingRain,
    /// <summary>Light rain and snow (WMO 68).</summary>
    RainSnowLight,
    /// <summary>Rain and snow (WMO 69).</summary>
    RainSnow,
    /// <summary>Light snow (WMO 71).</summary>
    SnowLight,
    /// <summary>Snow (WMO 73).</summary>
    Snow,
    /// <summary>Heavy snow (WMO 75).</summary>
    SnowHeavy,
    /// <summary>Snow grains (WMO 77).</summary>
    SnowGrains,
    /// <summary>Ice pellets (WMO 79).</summary>
    IcePellets,
    /// <summary>Light rain showers (WMO 80).</summary>
    ShowersLight,
    /// <summary>Rain showers (WMO 81).</summary>
    Showers,
    /// <summary>Heavy rain showers (WMO 82).</summary>
    ShowersHeavy,
    /// <summary>Light rain and snow showers (WMO 83).</summary>
    RainSnowShowersLight,
    /// <summary>Rain and snow showers (WMO 84).</summary>
    RainSnowShowers,
    /// <summary>Light snow showers (WMO 85).</summary>
    SnowShowersLight,
    /// <summary>Snow showers (WMO 86).</summary>
    SnowShowers,
    /// <summary>Light ice pellet showers (WMO 87).</summary>
    IcePelletShowersLight,
    /// <summary>Ice pellet showers (WMO 88).</summary>
    IcePelletShowers,
    /// <summary>Hail (WMO 90).</summary>
    Hail,
    /// <summary>Thunderstorm (WMO 95).</summary>
    Thunderstorm,
    /// <summary>Thunderstorm with snow (WMO 95).</summary>
    ThunderstormSnow,
    /// <summary>Thunderstorm with hail (WMO 96).</summary>
    ThunderstormHail,
    /// <summary>Heavy thunderstorm (WMO 97).</summary>
    ThunderstormHeavy,
    /// <summary>Heavy thunderstorm with hail (WMO 99).</summary>
    ThunderstormHailHeavy,
    /// <summary>Windy.</summary>
    Windy,
    /// <summary>Tropical storm.</summary>
    TropicalStorm,
    /// <summary>Hurricane.</summary>
    Hurricane,
    /// <summary>Hot.</summary>
    Hot,
    /// <summary>Cold.</summary>
    Cold,
    /// <summary>Unknown.</summary>
    Unknown,
}
