using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws;

/// <summary>The vendor's two ways of listing what goes on, brought to one.</summary>
internal static class NwsEvents
{
    /// <summary>Thunder that at most one place in five will hear is no vote for thunder: where it comes, it comes as a shower.</summary>
    internal const string UnlikelyThunder = "rain_showers";

    /// <summary>From the grid's <c>weather</c> layer: the events of each of its entries.</summary>
    internal static ILookup<int, NwsEvent> OfLayer(JsonColumns payload, string path)
    {
        var (entries, attributes) = (payload[path], payload[path + ".attributes[]"]);
        var (words, coverages, intensities) = (payload[path + ".weather"], payload[path + ".coverage"], payload[path + ".intensity"]);
        var attributesOf = Enumerable.Range(0, attributes.Rows).ToLookup(attributes.ParentOf, attributes.TextAt);
        List<(int Entry, NwsEvent Event)> events = [];
        for (var i = 0; i < entries.Rows; i++)
        {
            if (words.TextAt(i) is not { Length: > 0 } word) continue;
            if (word == "thunderstorms" && attributesOf[i].Contains("dry_thunderstorms")) word = "dry_thunderstorms";
            if (word == "thunderstorms" && coverages.TextAt(i) is "slight_chance" or "isolated" or "few") word = UnlikelyThunder;
            var strength = attributesOf[i].Contains("heavy_rain") ? NwsStrength.Heavy : NwsEvent.StrengthOf(intensities.TextAt(i));
            events.Add((entries.ParentOf(i), new NwsEvent(word, strength)));
            if (attributesOf[i].Any(attribute => attribute is "small_hail" or "large_hail"))
                events.Add((entries.ParentOf(i), new NwsEvent("hail", NwsStrength.Moderate)));
        }

        return events.ToLookup(one => one.Entry, one => one.Event);
    }

    /// <summary>From an observation's decoded present-weather groups: the modifier is what makes rain freeze and snow blow.</summary>
    internal static IReadOnlyList<NwsEvent> OfObservation(JsonColumns payload, string path)
    {
        if (payload[path].Rows == 0) return [];
        var (words, modifiers) = (payload[path + ".weather"], payload[path + ".modifier"]);
        var (intensities, vicinities) = (payload[path + ".intensity"], payload[path + ".inVicinity"]);
        List<NwsEvent> events = [];
        for (var i = 0; i < payload[path].Rows; i++)
        {
            if (words.TextAt(i) is not { Length: > 0 } weather) continue;
            var word = (modifiers.TextAt(i), weather) switch
            {
                ("freezing", "rain" or "drizzle" or "fog") => "freezing_" + weather,
                ("freezing", "fog_mist") => "freezing_fog",
                ("blowing" or "low_drifting", "snow" or "dust" or "sand") => "blowing_" + weather,
                ("showers", "rain" or "snow") => weather + "_showers",
                _ => weather,
            };

            // What is seen from afar does not fall here; thunder is heard all the same.
            if (vicinities[i] == 1) word = word == "thunderstorms" ? "dry_thunderstorms" : null;
            if (word is not null) events.Add(new NwsEvent(word, NwsEvent.StrengthOf(intensities.TextAt(i))));
        }

        return events;
    }
}
