using System.Collections.Immutable;

namespace WeatherHub.Weather.Conditions;

/// <summary>What is known of a condition.</summary>
/// <param name="Condition">Which.</param>
/// <param name="Slug">Its name on the wire, kebab case.</param>
/// <param name="Wmo">WMO 4677 present-weather code; null where the table has none.</param>
/// <param name="Text">English.</param>
public sealed record ConditionFacts(Condition Condition, string Slug, int? Wmo, string Text)
{
    /// <summary>Every condition, in the order of the enum.</summary>
    public static ImmutableArray<ConditionFacts> All { get; } =
    [
        new(Condition.Clear, "clear", 0, "Clear"),
        new(Condition.MostlyClear, "mostly-clear", 1, "Mostly clear"),
        new(Condition.PartlyCloudy, "partly-cloudy", 2, "Partly cloudy"),
        new(Condition.MostlyCloudy, "mostly-cloudy", 2, "Mostly cloudy"),
        new(Condition.Overcast, "overcast", 3, "Overcast"),
        new(Condition.Smoke, "smoke", 4, "Smoke"),
        new(Condition.VolcanicAsh, "volcanic-ash", 4, "Volcanic ash"),
        new(Condition.Haze, "haze", 5, "Haze"),
        new(Condition.Dust, "dust", 6, "Dust in suspension"),
        new(Condition.BlowingDust, "blowing-dust", 7, "Blowing dust or sand"),
        new(Condition.Mist, "mist", 10, "Mist"),
        new(Condition.ThunderDry, "thunder-dry", 17, "Thunder without precipitation"),
        new(Condition.Squalls, "squalls", 18, "Squalls"),
        new(Condition.Tornado, "tornado", 19, "Tornado or funnel cloud"),
        new(Condition.Sandstorm, "sandstorm", 31, "Dust storm or sandstorm"),
        new(Condition.SandstormSevere, "sandstorm-severe", 34, "Severe dust storm or sandstorm"),
        new(Condition.BlowingSnow, "blowing-snow", 38, "Blowing snow"),
        new(Condition.Blizzard, "blizzard", 39, "Blizzard"),
        new(Condition.Fog, "fog", 45, "Fog"),
        new(Condition.FreezingFog, "freezing-fog", 48, "Freezing (rime) fog"),
        new(Condition.DrizzleLight, "drizzle-light", 51, "Light drizzle"),
        new(Condition.Drizzle, "drizzle", 53, "Drizzle"),
        new(Condition.DrizzleHeavy, "drizzle-heavy", 55, "Heavy drizzle"),
        new(Condition.FreezingDrizzleLight, "freezing-drizzle-light", 56, "Light freezing drizzle"),
        new(Condition.FreezingDrizzle, "freezing-drizzle", 57, "Freezing drizzle"),
        new(Condition.RainLight, "rain-light", 61, "Light rain"),
        new(Condition.Rain, "rain", 63, "Rain"),
        new(Condition.RainHeavy, "rain-heavy", 65, "Heavy rain"),
        new(Condition.FreezingRainLight, "freezing-rain-light", 66, "Light freezing rain"),
        new(Condition.FreezingRain, "freezing-rain", 67, "Freezing rain"),
        new(Condition.RainSnowLight, "rain-snow-light", 68, "Light rain and snow"),
        new(Condition.RainSnow, "rain-snow", 69, "Rain and snow"),
        new(Condition.SnowLight, "snow-light", 71, "Light snow"),
        new(Condition.Snow, "snow", 73, "Snow"),
        new(Condition.SnowHeavy, "snow-heavy", 75, "Heavy snow"),
        new(Condition.SnowGrains, "snow-grains", 77, "Snow grains"),
        new(Condition.IcePellets, "ice-pellets", 79, "Ice pellets"),
        new(Condition.ShowersLight, "showers-light", 80, "Light rain showers"),
        new(Condition.Showers, "showers", 81, "Rain showers"),
        new(Condition.ShowersHeavy, "showers-heavy", 82, "Heavy rain showers"),
        new(Condition.RainSnowShowersLight, "rain-snow-showers-light", 83, "Light rain and snow showers"),
        new(Condition.RainSnowShowers, "rain-snow-showers", 84, "Rain and snow showers"),
        new(Condition.SnowShowersLight, "snow-showers-light", 85, "Light snow showers"),
        new(Condition.SnowShowers, "snow-showers", 86, "Snow showers"),
        new(Condition.IcePelletShowersLight, "ice-pellet-showers-light", 87, "Light ice pellet showers"),
        new(Condition.IcePelletShowers, "ice-pellet-showers", 88, "Ice pellet showers"),
        new(Condition.Hail, "hail", 90, "Hail"),
        new(Condition.Thunderstorm, "thunderstorm", 95, "Thunderstorm"),
        new(Condition.ThunderstormSnow, "thunderstorm-snow", 95, "Thunderstorm with snow"),
        new(Condition.ThunderstormHail, "thunderstorm-hail", 96, "Thunderstorm with hail"),
        new(Condition.ThunderstormHeavy, "thunderstorm-heavy", 97, "Heavy thunderstorm"),
        new(Condition.ThunderstormHailHeavy, "thunderstorm-hail-heavy", 99, "Heavy thunderstorm with hail"),
        new(Condition.Windy, "windy", null, "Windy"),
        new(Condition.TropicalStorm, "tropical-storm", null, "Tropical storm"),
        new(Condition.Hurricane, "hurricane", null, "Hurricane"),
        new(Condition.Hot, "hot", null, "Hot"),
        new(Condition.Cold, "cold", null, "Cold"),
        new(Condition.Unknown, "unknown", null, "Unknown"),
    ];

    /// <summary>The facts of one condition.</summary>
    public static ConditionFacts Of(Condition condition) => All[(int)condition];
}
