namespace WeatherHub.Providers.Nws;

/// <summary>The vendor's two ways of listing what goes on, brought to one.</summary>
internal static class NwsEvents
{
    /// <summary>Thunder that at most one place in five will hear is no vote for thunder: where it comes, it comes as a shower.</summary>
    internal const string UnlikelyThunder = "rain_showers";

    /// <summary>From the grid's <c>weather</c> layer.</summary>
    internal static List<NwsEvent> Of(IReadOnlyList<NwsWeather?>? said)
    {
        List<NwsEvent> events = [];
        foreach (var item in said ?? [])
        {
            if (item?.Weather is not { Length: > 0 } word) continue;
            var attributes = item.Attributes ?? [];
            if (word == "thunderstorms" && attributes.Contains("dry_thunderstorms")) word = "dry_thunderstorms";
            if (word == "thunderstorms" && item.Coverage is ("slight_chance" or "isolated" or "few")) word = UnlikelyThunder;
            events.Add(new NwsEvent(word, attributes.Contains("heavy_rain") ? NwsStrength.Heavy : NwsEvent.StrengthOf(item.Intensity)));
            if (attributes.Contains("small_hail") || attributes.Contains("large_hail")) events.Add(new NwsEvent("hail", NwsStrength.Moderate));
        }

        return events;
    }

    /// <summary>From an observation's decoded present-weather groups: the modifier is what makes rain freeze and snow blow.</summary>
    internal static List<NwsEvent> Of(IReadOnlyList<NwsPhenomenon?>? said)
    {
        List<NwsEvent> events = [];
        foreach (var item in said ?? [])
        {
            if (item?.Weather is not { Length: > 0 } weather) continue;
            var word = (item.Modifier, weather) switch
            {
                ("freezing", "rain" or "drizzle" or "fog") => "freezing_" + weather,
                ("freezing", "fog_mist") => "freezing_fog",
                ("blowing" or "low_drifting", "snow" or "dust" or "sand") => "blowing_" + weather,
                ("showers", "rain" or "snow") => weather + "_showers",
                _ => weather,
            };

            // What is seen from afar does not fall here; thunder is heard all the same.
            if (item.InVicinity == true && word == "thunderstorms") word = "dry_thunderstorms";
            else if (item.InVicinity == true) continue;
            events.Add(new NwsEvent(word, NwsEvent.StrengthOf(item.Intensity)));
        }

        return events;
    }
}
