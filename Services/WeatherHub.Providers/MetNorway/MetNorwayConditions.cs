using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.MetNorway;

/// <summary>Symbol codes, misspelled ones as the vendor spells them: https://github.com/metno/weathericons.</summary>
internal static class MetNorwayConditions
{
    private static readonly Dictionary<string, Condition> ByStem = new(StringComparer.Ordinal)
    {
        ["clearsky"] = Condition.Clear,
        ["fair"] = Condition.MostlyClear,
        ["partlycloudy"] = Condition.PartlyCloudy,
        ["cloudy"] = Condition.Overcast,
        ["fog"] = Condition.Fog,
        ["lightrain"] = Condition.RainLight,
        ["lightrainshowers"] = Condition.ShowersLight,
        ["lightrainandthunder"] = Condition.Thunderstorm,
        ["lightrainshowersandthunder"] = Condition.Thunderstorm,
        ["rain"] = Condition.Rain,
        ["rainshowers"] = Condition.Showers,
        ["rainandthunder"] = Condition.Thunderstorm,
        ["rainshowersandthunder"] = Condition.Thunderstorm,
        ["heavyrain"] = Condition.RainHeavy,
        ["heavyrainshowers"] = Condition.ShowersHeavy,
        ["heavyrainandthunder"] = Condition.ThunderstormHeavy,
        ["heavyrainshowersandthunder"] = Condition.ThunderstormHeavy,
        ["lightsleet"] = Condition.RainSnowLight,
        ["lightsleetshowers"] = Condition.RainSnowShowersLight,
        ["lightsleetandthunder"] = Condition.ThunderstormSnow,
        ["lightssleetshowersandthunder"] = Condition.ThunderstormSnow,
        ["sleet"] = Condition.RainSnow,
        ["sleetshowers"] = Condition.RainSnowShowers,
        ["sleetandthunder"] = Condition.ThunderstormSnow,
        ["sleetshowersandthunder"] = Condition.ThunderstormSnow,
        ["heavysleet"] = Condition.RainSnow,
        ["heavysleetshowers"] = Condition.RainSnowShowers,
        ["heavysleetandthunder"] = Condition.ThunderstormSnow,
        ["heavysleetshowersandthunder"] = Condition.ThunderstormSnow,
        ["lightsnow"] = Condition.SnowLight,
        ["lightsnowshowers"] = Condition.SnowShowersLight,
        ["lightsnowandthunder"] = Condition.ThunderstormSnow,
        ["lightssnowshowersandthunder"] = Condition.ThunderstormSnow,
        ["snow"] = Condition.Snow,
        ["snowshowers"] = Condition.SnowShowers,
        ["snowandthunder"] = Condition.ThunderstormSnow,
        ["snowshowersandthunder"] = Condition.ThunderstormSnow,
        ["heavysnow"] = Condition.SnowHeavy,
        ["heavysnowshowers"] = Condition.SnowShowers,
        ["heavysnowandthunder"] = Condition.ThunderstormSnow,
        ["heavysnowshowersandthunder"] = Condition.ThunderstormSnow,
    };

    /// <summary>
    /// Null when nothing was said; a symbol that is not in the table is unknown. Day and night are dropped: they are no part of a
    /// condition.
    /// </summary>
    public static Condition? Of(string? symbol)
    {
        if (symbol is not { Length: > 0 }) return null;
        var suffix = symbol.IndexOf('_', StringComparison.Ordinal);
        var stem = suffix < 0 ? symbol : symbol[..suffix];
        return ByStem.TryGetValue(stem, out var condition) || ByStem.TryGetValue(Misspelled(stem), out condition)
            ? condition
            : Condition.Unknown;
    }

    /// <summary>The two symbols that the vendor spells with one letter too many, should it ever correct them.</summary>
    private static string Misspelled(string stem) => stem switch
    {
        "lightsleetshowersandthunder" => "lightssleetshowersandthunder",
        "lightsnowshowersandthunder" => "lightssnowshowersandthunder",
        _ => stem,
    };
}
