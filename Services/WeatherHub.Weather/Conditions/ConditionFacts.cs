using System.Collections.Immutable;

namespace WeatherHub.Weather.Conditions;

/// <summary>The facts of a condition.</summary>
/// <param name="Condition">Which.</param>
/// <param name="Slug">Its name on the wire, kebab case.</param>
/// <param name="Wmo">WMO 4677 present-weather code; null where the table has none.</param>
/// <param name="Text">English.</param>
/// <param name="Class">Its coarse class.</param>
/// <param name="Precipitation">The kind of precipitation; null for none.</param>
public sealed record ConditionFacts(
    Condition Condition, string Slug, int? Wmo, string Text, ConditionClass Class, PrecipitationKind? Precipitation = null)
{
    /// <summary>Every condition, in the order of the enum.</summary>
    public static ImmutableArray<ConditionFacts> All { get; } =
    [
        new(Condition.Clear, "clear", 0, "Clear", ConditionClass.Clear),
        new(Condition.MostlyClear, "mostly-clear", 1, "Mostly clear", ConditionClass.Clear),
        new(Condition.PartlyCloudy, "partly-cloudy", 2, "Partly cloudy", ConditionClass.Cloud),
        new(Condition.MostlyCloudy, "mostly-cloudy", 2, "Mostly cloudy", ConditionClass.Cloud),
        new(Condition.Overcast, "overcast", 3, "Overcast", ConditionClass.Cloud),
        new(Condition.Smoke, "smoke", 4, "Smoke", ConditionClass.Other),
        new(Condition.VolcanicAsh, "volcanic-ash", 4, "Volcanic ash", ConditionClass.Other),
        new(Condition.Haze, "haze", 5, "Haze", ConditionClass.Other),
        new(Condition.Dust, "dust", 6, "Dust in suspension", ConditionClass.Other),
        new(Condition.BlowingDust, "blowing-dust", 7, "Blowing dust or sand", ConditionClass.Other),
        new(Condition.Mist, "mist", 10, "Mist", ConditionClass.Fog),
        new(Condition.ThunderDry, "thunder-dry", 17, "Thunder without precipitation", ConditionClass.Thunder),
        new(Condition.Squalls, "squalls", 18, "Squalls", ConditionClass.Other),
        new(Condition.Tornado, "tornado", 19, "Tornado or funnel cloud", ConditionClass.Other),
        new(Condition.Sandstorm, "sandstorm", 31, "Dust storm or sandstorm", ConditionClass.Other),
        new(Condition.SandstormSevere, "sandstorm-severe", 34, "Severe dust storm or sandstorm", ConditionClass.Other),
        new(Condition.BlowingSnow, "blowing-snow", 38, "Blowing snow", ConditionClass.Other),
        new(Condition.Blizzard, "blizzard", 39, "Blizzard", ConditionClass.Other, new PrecipitationKind(PrecipitationType.Snow)),
        new(Condition.Fog, "fog", 45, "Fog", ConditionClass.Fog),
        new(Condition.FreezingFog, "freezing-fog", 48, "Freezing (rime) fog", ConditionClass.Fog),
        Drizzle(Condition.DrizzleLight, "drizzle-light", 51, "Light drizzle", PrecipitationType.Rain),
        Drizzle(Condition.Drizzle, "drizzle", 53, "Drizzle", PrecipitationType.Rain),
        Drizzle(Condition.DrizzleHeavy, "drizzle-heavy", 55, "Heavy drizzle", PrecipitationType.Rain),
        Drizzle(Condition.FreezingDrizzleLight, "freezing-drizzle-light", 56, "Light freezing drizzle", PrecipitationType.FreezingRain),
        Drizzle(Condition.FreezingDrizzle, "freezing-drizzle", 57, "Freezing drizzle", PrecipitationType.FreezingRain),
        Steady(Condition.RainLight, "rain-light", 61, "Light rain", PrecipitationType.Rain),
        Steady(Condition.Rain, "rain", 63, "Rain", PrecipitationType.Rain),
        Steady(Condition.RainHeavy, "rain-heavy", 65, "Heavy rain", PrecipitationType.Rain),
        Steady(Condition.FreezingRainLight, "freezing-rain-light", 66, "Light freezing rain", PrecipitationType.FreezingRain),
        Steady(Condition.FreezingRain, "freezing-rain", 67, "Freezing rain", PrecipitationType.FreezingRain),
        Steady(Condition.RainSnowLight, "rain-snow-light", 68, "Light rain and snow", PrecipitationType.RainSnow),
        Steady(Condition.RainSnow, "rain-snow", 69, "Rain and snow", PrecipitationType.RainSnow),
        Steady(Condition.SnowLight, "snow-light", 71, "Light snow", PrecipitationType.Snow),
        Steady(Condition.Snow, "snow", 73, "Snow", PrecipitationType.Snow),
        Steady(Condition.SnowHeavy, "snow-heavy", 75, "Heavy snow", PrecipitationType.Snow),
        Steady(Condition.SnowGrains, "snow-grains", 77, "Snow grains", PrecipitationType.Snow),
        Steady(Condition.IcePellets, "ice-pellets", 79, "Ice pellets", PrecipitationType.IcePellets),
        Showers(Condition.ShowersLight, "showers-light", 80, "Light rain showers", PrecipitationType.Rain),
        Showers(Condition.Showers, "showers", 81, "Rain showers", PrecipitationType.Rain),
        Showers(Condition.ShowersHeavy, "showers-heavy", 82, "Heavy rain showers", PrecipitationType.Rain),
        Showers(Condition.RainSnowShowersLight, "rain-snow-showers-light", 83, "Light rain and snow showers", PrecipitationType.RainSnow),
        Showers(Condition.RainSnowShowers, "rain-snow-showers", 84, "Rain and snow showers", PrecipitationType.RainSnow),
        Showers(Condition.SnowShowersLight, "snow-showers-light", 85, "Light snow showers", PrecipitationType.Snow),
        Showers(Condition.SnowShowers, "snow-showers", 86, "Snow showers", PrecipitationType.Snow),
        Showers(Condition.IcePelletShowersLight, "ice-pellet-showers-light", 87, "Light ice pellet showers", PrecipitationType.IcePellets),
        Showers(Condition.IcePelletShowers, "ice-pellet-showers", 88, "Ice pellet showers", PrecipitationType.IcePellets),
        Showers(Condition.Hail, "hail", 90, "Hail", PrecipitationType.Hail),
        Thunderstorm(Condition.Thunderstorm, "thunderstorm", 95, "Thunderstorm", PrecipitationType.Rain),
        Thunderstorm(Condition.ThunderstormSnow, "thunderstorm-snow", 95, "Thunderstorm with snow", PrecipitationType.Snow),
        Thunderstorm(Condition.ThunderstormHail, "thunderstorm-hail", 96, "Thunderstorm with hail", PrecipitationType.Hail),
        Thunderstorm(Condition.ThunderstormHeavy, "thunderstorm-heavy", 97, "Heavy thunderstorm", PrecipitationType.Rain),
        Thunderstorm(Condition.ThunderstormHailHeavy, "thunderstorm-hail-heavy", 99,
            "Heavy thunderstorm with hail", PrecipitationType.Hail),
        new(Condition.Windy, "windy", null, "Windy", ConditionClass.Silent),
        new(Condition.TropicalStorm, "tropical-storm", null, "Tropical storm", ConditionClass.Other),
        new(Condition.Hurricane, "hurricane", null, "Hurricane", ConditionClass.Other),
        new(Condition.Hot, "hot", null, "Hot", ConditionClass.Silent),
        new(Condition.Cold, "cold", null, "Cold", ConditionClass.Silent),
        new(Condition.Unknown, "unknown", null, "Unknown", ConditionClass.Silent),
    ];

    /// <summary>The facts of one condition.</summary>
    public static ConditionFacts Of(Condition condition) => All[(int)condition];

    private static ConditionFacts Steady(Condition condition, string slug, int wmo, string text, PrecipitationType type) =>
        new(condition, slug, wmo, text, ClassOf(type), new PrecipitationKind(type));

    private static ConditionFacts Showers(Condition condition, string slug, int wmo, string text, PrecipitationType type) =>
        new(condition, slug, wmo, text, ClassOf(type), new PrecipitationKind(type, IsShowers: true));

    private static ConditionFacts Drizzle(Condition condition, string slug, int wmo, string text, PrecipitationType type) =>
        new(condition, slug, wmo, text, ClassOf(type), new PrecipitationKind(type, IsDrizzle: true));

    private static ConditionFacts Thunderstorm(Condition condition, string slug, int wmo, string text, PrecipitationType type) =>
        new(condition, slug, wmo, text, ConditionClass.Thunder, new PrecipitationKind(type, IsShowers: true));

    private static ConditionClass ClassOf(PrecipitationType type) =>
        type == PrecipitationType.Rain ? ConditionClass.Rain : ConditionClass.Snow;
}

/// <summary>Shorthands for the facts of a condition.</summary>
internal static class ConditionExtensions
{
    internal static ConditionClass ClassOf(this Condition condition) => ConditionFacts.Of(condition).Class;

    internal static PrecipitationKind? PrecipitationOf(this Condition condition) => ConditionFacts.Of(condition).Precipitation;

    /// <summary>Whether it is a class of precipitation, thunder aside.</summary>
    internal static bool IsPrecipitation(this ConditionClass kind) => kind is ConditionClass.Rain or ConditionClass.Snow;
}
