using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Nws;

/// <summary>How strong something is; what is not said is moderate.</summary>
internal enum NwsStrength { Light, Moderate, Heavy }

/// <summary>One thing that goes on, in the words of the grid's <c>weather</c> layer.</summary>
internal readonly record struct NwsEvent(string Word, NwsStrength Strength)
{
    internal static NwsStrength StrengthOf(string? intensity) => intensity switch
    {
        "light" or "very_light" => NwsStrength.Light,
        "heavy" => NwsStrength.Heavy,
        _ => NwsStrength.Moderate,
    };
}

/// <summary>
/// All that goes on at once, into one condition. How likely or widespread it is does not matter here, thunder aside: a condition is
/// evidence, and chances are numbers of their own. The words: "weather" at https://www.weather.gov/documentation/services-web-api
/// (GridpointWeather, MetarPhenomenon).
/// </summary>
internal static class NwsConditions
{
    // The first line that applies decides: storms, thunder (below), what freezes, ice, snow, rain, and last what only dims the air.
    private static readonly (string Word, Condition Light, Condition Moderate, Condition Heavy)[] Precedence =
    [
        Same("hurricane", Condition.Hurricane),
        Same("tropical_storm", Condition.TropicalStorm),
        Same("funnel_clouds", Condition.Tornado),
        ("thunderstorms", Condition.Thunderstorm, Condition.Thunderstorm, Condition.ThunderstormHeavy),
        ("freezing_rain", Condition.FreezingRainLight, Condition.FreezingRain, Condition.FreezingRain),
        ("freezing_drizzle", Condition.FreezingDrizzleLight, Condition.FreezingDrizzle, Condition.FreezingDrizzle),
        Same("sleet", Condition.IcePellets),
        Same("ice_pellets", Condition.IcePellets),
        ("snow_pellets", Condition.IcePelletShowersLight, Condition.IcePelletShowers, Condition.IcePelletShowers),
        Same("hail", Condition.Hail),
        Same("blizzard", Condition.Blizzard),
        ("snow", Condition.SnowLight, Condition.Snow, Condition.SnowHeavy),
        ("snow_showers", Condition.SnowShowersLight, Condition.SnowShowers, Condition.SnowShowers),
        Same("snow_grains", Condition.SnowGrains),
        ("rain", Condition.RainLight, Condition.Rain, Condition.RainHeavy),
        ("rain_showers", Condition.ShowersLight, Condition.Showers, Condition.ShowersHeavy),
        ("drizzle", Condition.DrizzleLight, Condition.Drizzle, Condition.DrizzleHeavy),
        Same("water_spouts", Condition.Tornado),
        Same("dry_thunderstorms", Condition.ThunderDry),
        Same("squalls", Condition.Squalls),
        Same("blowing_snow", Condition.BlowingSnow),
        Same("freezing_fog", Condition.FreezingFog),
        Same("ice_fog", Condition.FreezingFog),
        Same("fog", Condition.Fog),
        Same("fog_mist", Condition.Fog),
        Same("mist", Condition.Mist),
        ("dust_storm", Condition.Sandstorm, Condition.Sandstorm, Condition.SandstormSevere),
        ("sand_storm", Condition.Sandstorm, Condition.Sandstorm, Condition.SandstormSevere),
        Same("volcanic_ash", Condition.VolcanicAsh),
        Same("smoke", Condition.Smoke),
        Same("blowing_dust", Condition.BlowingDust),
        Same("blowing_sand", Condition.BlowingDust),
        Same("sand", Condition.BlowingDust),
        Same("dust_whirls", Condition.BlowingDust),
        Same("dust", Condition.Dust),
        Same("haze", Condition.Haze),
    ];

    // On the ground or in the air, but no word about the sky.
    private static readonly HashSet<string> Silent = ["frost", "freezing_spray", "spray", "ice_crystals"];

    /// <summary>Null when nothing goes on; <see cref="Condition.Unknown"/> when only things go on that we have no word for.</summary>
    internal static Condition? Of(IEnumerable<NwsEvent> all)
    {
        NwsEvent[] events = [.. all];
        foreach (var (word, light, moderate, heavy) in Precedence)
        {
            if (Strongest(events, word) is not { } strength) continue;
            if (word == "thunderstorms") return Thunder(events, strength);
            if (word is "snow" or "snow_showers" or "snow_grains" && Mixed(events) is { } mixed) return mixed;
            return strength switch { NwsStrength.Light => light, NwsStrength.Heavy => heavy, _ => moderate };
        }

        return Array.Exists(events, said => !Silent.Contains(said.Word)) ? Condition.Unknown : null;
    }

    private static Condition Thunder(NwsEvent[] events, NwsStrength strength)
    {
        var (rain, showers) = (Strongest(events, "rain"), Strongest(events, "rain_showers"));
        var isHeavy = strength == NwsStrength.Heavy || rain == NwsStrength.Heavy || showers == NwsStrength.Heavy;
        return (Strongest(events, "hail"), Strongest(events, "snow") ?? Strongest(events, "snow_showers")) switch
        {
            (not null, _) => isHeavy ? Condition.ThunderstormHailHeavy : Condition.ThunderstormHail,
            _ when isHeavy => Condition.ThunderstormHeavy,
            (_, not null) => Condition.ThunderstormSnow,
            _ => Condition.Thunderstorm,
        };
    }

    private static Condition? Mixed(NwsEvent[] events)
    {
        var rain = events.Where(said => said.Word is "rain" or "rain_showers" or "drizzle").ToList();
        if (rain.Count == 0) return null;
        var all = rain.Concat(events.Where(said => said.Word is "snow" or "snow_showers" or "snow_grains")).ToList();
        var isLight = all.TrueForAll(said => said.Strength == NwsStrength.Light);
        return all.TrueForAll(said => said.Word is "rain_showers" or "snow_showers")
            ? isLight ? Condition.RainSnowShowersLight : Condition.RainSnowShowers
            : isLight ? Condition.RainSnowLight : Condition.RainSnow;
    }

    private static NwsStrength? Strongest(NwsEvent[] events, string word)
    {
        NwsStrength? strongest = null;
        foreach (var said in events)
            if (said.Word == word && (strongest is null || said.Strength > strongest)) strongest = said.Strength;
        return strongest;
    }

    private static (string, Condition, Condition, Condition) Same(string word, Condition condition) =>
        (word, condition, condition, condition);
}
