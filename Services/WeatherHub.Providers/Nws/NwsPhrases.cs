using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Nws;

/// <summary>Texts of forecasts and observations ("Slight Chance Light Snow", "Heavy Rain and Fog/Mist") into a condition.</summary>
internal static class NwsPhrases
{
    private static readonly string[] Separators = [" and ", "/", ",", ";", " with "];

    // In a part of a phrase the first that occurs is meant, so that "snow showers" is not "snow".
    private static readonly (string Word, string[] Phrases)[] Weather =
    [
        ("hurricane", ["hurricane"]),
        ("tropical_storm", ["tropical storm"]),
        ("funnel_clouds", ["tornado", "funnel"]),
        ("water_spouts", ["waterspout"]),
        ("thunderstorms", ["thunder", "t-storm", "tstm"]),
        ("freezing_rain", ["freezing rain"]),
        ("freezing_drizzle", ["freezing drizzle"]),
        ("freezing_fog", ["freezing fog", "ice fog"]),
        ("freezing_spray", ["freezing spray"]),
        ("sleet", ["wintry mix", "sleet", "ice pellets"]),
        ("snow_pellets", ["snow pellets"]),
        ("blizzard", ["blizzard"]),
        ("blowing_snow", ["blowing snow", "drifting snow"]),
        ("snow_grains", ["snow grains"]),
        ("snow_showers", ["snow shower", "flurries"]),
        ("snow", ["snow"]),
        ("hail", ["hail"]),
        ("drizzle", ["drizzle"]),
        ("rain_showers", ["shower", "sprinkles"]),
        ("rain", ["rain"]),
        ("squalls", ["squall"]),
        ("fog", ["fog"]),
        ("mist", ["mist"]),
        ("dust_storm", ["dust storm"]),
        ("sand_storm", ["sand storm", "sandstorm"]),
        ("blowing_dust", ["blowing"]),
        ("dust_whirls", ["whirls"]),
        ("volcanic_ash", ["volcanic ash"]),
        ("smoke", ["smoke"]),
        ("haze", ["haze"]),
        ("dust", ["dust"]),
        ("sand", ["sand"]),
        ("frost", ["frost"]),
    ];

    private static readonly (Condition? Condition, string[] Phrases)[] Skies =
    [
        (Condition.MostlyClear, ["mostly sunny", "mostly clear", "few clouds"]),
        (Condition.PartlyCloudy, ["partly", "scattered clouds", "increasing clouds", "decreasing clouds", "becoming", "clearing"]),
        (Condition.MostlyCloudy, ["mostly cloudy", "broken clouds"]),
        (Condition.Overcast, ["cloudy", "overcast"]),
        (Condition.Clear, ["clear", "sunny", "fair"]),
        (Condition.Windy, ["windy", "breezy", "blustery"]),
        (Condition.Hot, ["hot"]),
        (Condition.Cold, ["cold"]),
    ];

    /// <summary>Null for no text; <see cref="Condition.Unknown"/> for a text without a word that we know.</summary>
    internal static Condition? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var phrase = text.ToLowerInvariant();

        // "Rain then Cloudy": what comes first is what the period begins with.
        var then = phrase.IndexOf(" then ", StringComparison.Ordinal);
        if (then > 0) phrase = phrase[..then];
        if (NwsConditions.Of(Events(phrase)) is { } condition) return condition;
        return Array.Find(Skies, sky => Has(phrase, sky.Phrases)).Condition ?? Condition.Unknown;
    }

    private static List<NwsEvent> Events(string phrase)
    {
        List<NwsEvent> events = [];
        var isUnlikely = Has(phrase, "slight chance", "isolated");
        foreach (var part in phrase.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var word = Array.Find(Weather, known => Has(part, known.Phrases)).Word;
            if (Has(part, "vicinity")) word = word == "thunderstorms" ? "dry_thunderstorms" : null;
            if (word == "thunderstorms" && isUnlikely) word = NwsEvents.UnlikelyThunder;
            if (word is not null) events.Add(new NwsEvent(word, Strength(part)));
        }

        return events;
    }

    private static NwsStrength Strength(string part) =>
        Has(part, "heavy", "severe") ? NwsStrength.Heavy
        : Has(part, "light", "flurries", "sprinkles") ? NwsStrength.Light
        : NwsStrength.Moderate;

    private static bool Has(string text, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
            if (text.Contains(phrase, StringComparison.Ordinal)) return true;
        return false;
    }
}
