using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>English.</summary>
internal static class English
{
    internal static PhraseTable Phrases { get; } = new()
    {
        Conditions = ConditionFacts.All.Where(facts => facts.Class != ConditionClass.Silent)
            .ToDictionary(facts => facts.Condition, facts => Shorter(facts.Condition) ?? facts.Text.ToLowerInvariant()),
        Likelihoods = new Dictionary<Likelihood, string>
        {
            [Likelihood.Expected] = "{what} expected {when}",
            [Likelihood.Unlikely] = "{what} unlikely {when}",
            [Likelihood.SlightChance] = "slight chance of {what} {when}",
            [Likelihood.Possible] = "{what} possible {when}",
            [Likelihood.Likely] = "{what} likely {when}",
            [Likelihood.Plain] = "{what} {when}",
        },
        SkyAndDry = "{sky} and dry",
        ObscuredAndDry = "{sky}, dry",
        Dry = "dry",
        Turning = "{sky} in the morning, {later} later",
        After = "after {from}",
        Until = "until {to}",
        Between = "{from}–{to}",
        Around = "around {from}",
        AllDay = "all day",
        RestOfDay = "for the rest of the day",
        Mainly = "mainly {when}",
        AtTimes = "at times {when}",
        AmountRange = "{low}–{high} {unit}",
        AmountUpTo = "up to {high} {unit}",
        AmountAbout = "about {high} {unit}",
        AmountUnder = "under {high} {unit}",
        OfWater = "{amount} of water",
        More = "{amount} more",
        Fallen = "{amount} fell before {time}",
        Winds = new Dictionary<int, string>
        {
            [6] = "strong wind",
            [7] = "near gale",
            [8] = "gale",
            [9] = "strong gale",
            [10] = "storm-force wind",
            [11] = "violent storm",
            [12] = "hurricane-force wind",
        },
        Gusts = "gusts to {speed}",
        Extremes = new Dictionary<TemperatureExtreme, string>
        {
            [TemperatureExtreme.Frost] = "frost down to {temperature}",
            [TemperatureExtreme.SevereFrost] = "severe frost down to {temperature}",
            [TemperatureExtreme.Freezing] = "below freezing, down to {temperature}",
            [TemperatureExtreme.Hot] = "hot, up to {temperature}",
            [TemperatureExtreme.VeryHot] = "very hot, up to {temperature}",
        },
        SlightFrost = "slight frost",
        Warmer = "{difference} warmer than the day before",
        Colder = "{difference} colder than the day before",
        Temperature = "temperature {temperature}",
        Temperatures = "temperature {low} to {high}",
        KnownUntil = "nothing known after {time}",
        DisagreeOnParts = "vendors disagree about {parts}",
        DisagreeOnPrecipitationIn = "vendors disagree about precipitation in {parts}",
        Uncertainties = new Dictionary<Uncertainty, string>
        {
            [Uncertainty.Precipitation] = "vendors disagree about precipitation",
            [Uncertainty.Temperature] = "vendors disagree about the temperature",
            [Uncertainty.Wind] = "vendors disagree about the wind",
            [Uncertainty.LowConfidence] = "low confidence",
        },
        Outliers = new Dictionary<PluralForm, string>
        {
            [PluralForm.One] = "one vendor disagrees",
            [PluralForm.Other] = "{count} vendors disagree",
        },
        Plural = PluralRule.OneAndOther,
        Parts = new Dictionary<PartOfDay, string>
        {
            [PartOfDay.EarlyHours] = "the early hours",
            [PartOfDay.Morning] = "the morning",
            [PartOfDay.Afternoon] = "the afternoon",
            [PartOfDay.Evening] = "the evening",
        },
        And = "{first} and {second}",
        Units = new Dictionary<Unit, string>
        {
            [Unit.Celsius] = "°C",
            [Unit.Fahrenheit] = "°F",
            [Unit.MetrePerSecond] = "m/s",
            [Unit.KilometrePerHour] = "km/h",
            [Unit.MilePerHour] = "mph",
            [Unit.Millimetre] = "mm",
            [Unit.Centimetre] = "cm",
            [Unit.Inch] = "in",
        },
        Quantity = "{number} {unit}",
        Minus = "−",
        DecimalMark = ".",
        Comma = ", ",
        Semicolon = "; ",
    };

    /// <summary>Conditions with other words in a sentence than on their own.</summary>
    private static string? Shorter(Condition condition) => condition switch
    {
        Condition.Dust => "dust",
        Condition.BlowingDust => "blowing dust",
        Condition.ThunderDry => "thunder",
        Condition.Sandstorm => "sandstorm",
        Condition.SandstormSevere => "severe sandstorm",
        Condition.FreezingFog => "freezing fog",
        Condition.ShowersLight => "light showers",
        Condition.Showers => "showers",
        Condition.ShowersHeavy => "heavy showers",
        Condition.Thunderstorm => "thunderstorms",
        Condition.ThunderstormSnow => "thunderstorms with snow",
        Condition.ThunderstormHail => "thunderstorms with hail",
        Condition.ThunderstormHeavy => "heavy thunderstorms",
        Condition.ThunderstormHailHeavy => "heavy thunderstorms with hail",
        _ => null,
    };
}
