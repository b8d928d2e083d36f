using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The words of English.</summary>
internal static class English
{
    internal static Phrases Phrases { get; } = new()
    {
        Conditions = EnglishConditions.All,
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
        VeilAndDry = "{sky}, dry",
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
        Fell = "{amount} fell before {time}",
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
        Warmths = new Dictionary<Warmth, string>
        {
            [Warmth.Frost] = "frost down to {temperature}",
            [Warmth.SevereFrost] = "severe frost down to {temperature}",
            [Warmth.Freezing] = "below freezing, down to {temperature}",
            [Warmth.Hot] = "hot, up to {temperature}",
            [Warmth.VeryHot] = "very hot, up to {temperature}",
        },
        SlightFrost = "slight frost",
        Warmer = "{difference} warmer than the day before",
        Colder = "{difference} colder than the day before",
        Temperature = "temperature {temperature}",
        Temperatures = "temperature {low} to {high}",
        KnownUntil = "nothing known after {time}",
        DoubtOfParts = "vendors disagree about {parts}",
        DoubtOfFallIn = "vendors disagree about precipitation in {parts}",
        Doubts = new Dictionary<Doubt, string>
        {
            [Doubt.Fall] = "vendors disagree about precipitation",
            [Doubt.Temperature] = "vendors disagree about the temperature",
            [Doubt.Wind] = "vendors disagree about the wind",
            [Doubt.Unsure] = "low confidence",
        },
        Outvoted = new Dictionary<PluralForm, string>
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
}
