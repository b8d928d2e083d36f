using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// Forecast and observation texts ("Slight Chance Light Snow", "Heavy Rain and Fog/Mist", "Mostly Sunny") into a condition.
/// </summary>
internal static class NwsPhrases
{
    private static readonly string[] Separators = [" and ", "/", ",", ";", " with "];

    // In a part of a phrase the first that occurs is meant, so that "snow showers" is not "snow".
    private static readonly (string Phrase, string Word)[] Weather =
    [
        ("hurricane", "hurricane"),
        ("tropical storm", "tropical_storm"),
        ("tornado", "funnel_clouds"),
        ("funnel", "funnel_clouds"),
        ("waterspout", "water_spouts"),
        ("thunder", "thunderstorms"),
        ("t-storm", "thunderstorms"),
        ("tstm", "thunderstorms"),
        ("freezing rain", "freezing_rain"),
        ("freezing drizzle", "freezing_drizzle"),
        ("freezing fog", "freezing_fog"),
        ("ice fog", "freezing_fog"),
        ("freezing spray", "freezing_spray"),
        ("wintry mix", "sleet"),
        ("sleet", "sleet"),
        ("ice pellets", "sleet"),
        ("snow pellets", "snow_pellets"),
        ("blizzard", "blizzard"),
        ("blowing snow", "blowing_snow"),
        ("drifting snow", "blowing_snow"),
        ("snow grains", "snow_grains"),
        ("snow shower", "snow_showers"),
        ("flurries", "snow_showers"),
        ("snow", "snow"),
        ("hail", "hail"),
        ("drizzle", "drizzle"),
        ("shower", "rain_showers"),
        ("sprinkles", "rain_showers"),
        ("rain", "rain"),
        ("squall", "squalls"),
        ("fog", "fog"),
        ("mist", "mist"),
        ("dust storm", "dust_storm"),
        ("sand storm", "sand_storm"),
        ("sandstorm", "sand_storm"),
        ("blowing", "blowing_dust"),
        ("whirls", "dust_whirls"),
        ("volcanic ash", "volcanic_ash"),
        ("smoke", "smoke"),
        ("haze", "haze"),
        ("dust", "dust"),
        ("sand", "sand"),
        ("frost", "frost"),
    ];

    private static readonly (string Phrase, Condition Condition)[] Skies =
    [
        ("mostly sunny", Condition.MostlyClear),
        ("mostly clear", Condition.MostlyClear),
        ("few clouds", Condition.MostlyClear),
        ("partly", Condition.PartlyCloudy),
        ("scattered clouds", Condition.PartlyCloudy),
        ("increasing clouds", Condition.PartlyCloudy),
        ("decreasing clouds", Condition.PartlyCloudy),
        ("becoming", Condition.PartlyCloudy),
        ("clearing", Condition.PartlyCloudy),
        ("mostly cloudy", Condition.MostlyCloudy),
        ("broken clouds", Condition.MostlyCloudy),
        ("cloudy", Condition.Overcast),
        ("overcast", Condition.Overcast),
        ("clear", Condition.Clear),
        ("sunny", Condition.Clear),
        ("fair", Condition.Clear),
        ("windy", Condition.Windy),
        ("breezy", Condition.Windy),
        ("blustery", Condition.Windy),
        ("hot", Condition.Hot),
        ("cold", Condition.Cold),
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
        foreach (var (words, sky) in Skies)
            if (phrase.Contains(words, StringComparison.Ordinal)) return sky;
        return Condition.Unknown;
    }

    private static List<NwsEvent> Events(string phrase)
    {
        List<NwsEvent> events = [];
        var isUnlikely =
            phrase.Contains("slight chance", StringComparison.Ordinal) || phrase.Contains("isolated", StringComparison.Ordinal);
        foreach (var part in phrase.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var word = Array.Find(Weather, known => part.Contains(known.Phrase, StringComparison.Ordinal)).Word;
            if (part.Contains("vicinity", StringComparison.Ordinal)) word = word == "thunderstorms" ? "dry_thunderstorms" : null;
            if (word == "thunderstorms" && isUnlikely) word = NwsEvents.UnlikelyThunder;
            if (word is not null) events.Add(new NwsEvent(word, Strength(part)));
        }

        return events;
    }

    private static NwsStrength Strength(string part) =>
        part.Contains("heavy", StringComparison.Ordinal) || part.Contains("severe", StringComparison.Ordinal) ? NwsStrength.Heavy
        : part.Contains("light", StringComparison.Ordinal)
        || part.Contains("flurries", StringComparison.Ordinal)
        || part.Contains("sprinkles", StringComparison.Ordinal)
            ? NwsStrength.Light
        : NwsStrength.Moderate;
}
