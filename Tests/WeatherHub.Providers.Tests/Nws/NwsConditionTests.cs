using System.Text.Json;
using WeatherHub.Providers.Nws;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsConditionTests
{
    [TestCase("rain:light", Condition.RainLight)]
    [TestCase("rain:very_light", Condition.RainLight)]
    [TestCase("rain", Condition.Rain)]
    [TestCase("rain:heavy", Condition.RainHeavy)]
    [TestCase("rain_showers:light", Condition.ShowersLight)]
    [TestCase("drizzle:light", Condition.DrizzleLight)]
    [TestCase("snow:heavy", Condition.SnowHeavy)]
    [TestCase("snow_showers", Condition.SnowShowers)]
    [TestCase("snow,rain", Condition.RainSnow)]
    [TestCase("snow:light,rain:light", Condition.RainSnowLight)]
    [TestCase("snow_showers:light,rain_showers:light", Condition.RainSnowShowersLight)]
    [TestCase("sleet,snow,rain", Condition.IcePellets)]
    [TestCase("freezing_rain:light,sleet,snow", Condition.FreezingRainLight)]
    [TestCase("freezing_drizzle", Condition.FreezingDrizzle)]
    [TestCase("thunderstorms,freezing_rain,rain_showers", Condition.Thunderstorm)]
    [TestCase("thunderstorms,rain_showers:heavy", Condition.ThunderstormHeavy)]
    [TestCase("thunderstorms,snow", Condition.ThunderstormSnow)]
    [TestCase("thunderstorms,hail", Condition.ThunderstormHail)]
    [TestCase("fog,rain", Condition.Rain)]
    [TestCase("fog", Condition.Fog)]
    [TestCase("freezing_fog", Condition.FreezingFog)]
    [TestCase("blowing_snow", Condition.BlowingSnow)]
    [TestCase("blowing_dust", Condition.BlowingDust)]
    [TestCase("smoke,haze", Condition.Smoke)]
    [TestCase("volcanic_ash", Condition.VolcanicAsh)]
    [TestCase("water_spouts", Condition.Tornado)]
    [TestCase("frost", null)]
    [TestCase("", null)]
    [TestCase("locusts", Condition.Unknown)]
    public void What_weighs_most_decides(string events, Condition? expected)
    {
        var said = events.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(':'))
            .Select(item => new NwsEvent(item[0], NwsEvent.StrengthOf(item.ElementAtOrDefault(1)))).ToList();
        Assert.That(NwsConditions.Of(said), Is.EqualTo(expected));
    }

    [TestCase("Sunny", Condition.Clear)]
    [TestCase("Mostly Sunny", Condition.MostlyClear)]
    [TestCase("Mostly Clear", Condition.MostlyClear)]
    [TestCase("Partly Sunny", Condition.PartlyCloudy)]
    [TestCase("Partly Cloudy", Condition.PartlyCloudy)]
    [TestCase("Mostly Cloudy", Condition.MostlyCloudy)]
    [TestCase("Cloudy", Condition.Overcast)]
    [TestCase("Slight Chance Light Snow", Condition.SnowLight)]
    [TestCase("Light Snow Likely", Condition.SnowLight)]
    [TestCase("Chance Rain And Snow", Condition.RainSnow)]
    [TestCase("Rain And Snow Showers Likely", Condition.RainSnow)]
    [TestCase("Heavy Rain and Fog/Mist", Condition.RainHeavy)]
    [TestCase("Snow Showers Likely", Condition.SnowShowers)]
    [TestCase("Showers And Thunderstorms Likely", Condition.Thunderstorm)]
    [TestCase("Slight Chance Showers And Thunderstorms", Condition.Showers)]
    [TestCase("Freezing Rain", Condition.FreezingRain)]
    [TestCase("Light Rain then Mostly Sunny", Condition.RainLight)]
    [TestCase("Patchy Fog", Condition.Fog)]
    [TestCase("Thunderstorms in Vicinity", Condition.ThunderDry)]
    [TestCase("Fair/clear and windy", Condition.Clear)]
    [TestCase("A few clouds", Condition.MostlyClear)]
    [TestCase("Rain/sleet", Condition.IcePellets)]
    [TestCase("Snow/sleet", Condition.IcePellets)]
    [TestCase("Rain/snow", Condition.RainSnow)]
    [TestCase("Freezing rain/snow", Condition.FreezingRain)]
    [TestCase("Rain showers (low cloud cover)", Condition.Showers)]
    [TestCase("Thunderstorm (medium cloud cover)", Condition.Thunderstorm)]
    [TestCase("Hurricane conditions", Condition.Hurricane)]
    [TestCase("Tropical storm conditions", Condition.TropicalStorm)]
    [TestCase("Tornado", Condition.Tornado)]
    [TestCase("Blizzard", Condition.Blizzard)]
    [TestCase("Dust", Condition.Dust)]
    [TestCase("Smoke", Condition.Smoke)]
    [TestCase("Haze", Condition.Haze)]
    [TestCase("Hot", Condition.Hot)]
    [TestCase("Cold", Condition.Cold)]
    [TestCase("Locusts", Condition.Unknown)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_text_means_what_its_words_say(string? text, Condition? expected) =>
        Assert.That(NwsPhrases.Of(text), Is.EqualTo(expected));

    [TestCase("freezing", "rain", false, Condition.FreezingRain)]
    [TestCase("showers", "snow", false, Condition.SnowShowers)]
    [TestCase("blowing", "snow", false, Condition.BlowingSnow)]
    [TestCase("blowing", "dust", false, Condition.BlowingDust)]
    [TestCase("freezing", "fog", false, Condition.FreezingFog)]
    [TestCase(null, "fog_mist", false, Condition.Fog)]
    [TestCase(null, "ice_pellets", false, Condition.IcePellets)]
    [TestCase(null, "funnel_clouds", false, Condition.Tornado)]
    [TestCase(null, "thunderstorms", true, Condition.ThunderDry)]
    [TestCase("showers", "rain", true, null)]
    public void A_modifier_changes_what_is_observed_and_the_vicinity_is_elsewhere(
        string? modifier,
        string weather,
        bool vicinity,
        Condition? expected
    ) =>
        Assert.That(
            NwsConditions.Of(
                NwsEvents.OfObservation(
                    Events(
                        "seen",
                        new
                        {
                            modifier,
                            weather,
                            inVicinity = vicinity,
                        }),
                    "seen[]")),
            Is.EqualTo(expected));

    [TestCase("isolated", Condition.Showers)]
    [TestCase("slight_chance", Condition.Showers)]
    [TestCase("chance", Condition.Thunderstorm)]
    [TestCase("definite", Condition.Thunderstorm)]
    public void Thunder_that_hardly_anybody_will_hear_is_a_shower(string coverage, Condition expected) =>
        Assert.That(
            NwsConditions.Of(NwsEvents.OfLayer(Events("layer", new { coverage, weather = "thunderstorms" }), "layer[]")[0]),
            Is.EqualTo(expected));

    private static JsonColumns Events(string list, object one) => new JsonProjection()
        .Texts($"{list}[].modifier", $"{list}[].weather", $"{list}[].intensity", $"{list}[].coverage", $"{list}[].attributes[]")
        .Add(JsonKinds.Flag, $"{list}[].inVicinity")
        .Read(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object[]> { [list] = [one] }));
}
