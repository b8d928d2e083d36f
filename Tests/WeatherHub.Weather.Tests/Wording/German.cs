using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>
/// A second language, to prove that it takes a table and no code: nouns with capitals, a comma before decimals, other orders of words.
/// </summary>
internal static class German
{
    internal static PhraseTable Phrases { get; } = PhraseTable.English with
    {
        Conditions = ConditionFacts.All.Where(facts => facts.Condition.ClassOf() != ConditionClass.Silent)
            .ToDictionary(facts => facts.Condition, facts => facts.Condition == Condition.SnowLight ? "leichter Schneefall" : facts.Text),
        Likelihoods = new Dictionary<Likelihood, string>
        {
            [Likelihood.Expected] = "{what} erwartet {when}",
            [Likelihood.Unlikely] = "{what} unwahrscheinlich {when}",
            [Likelihood.SlightChance] = "{when} geringe Aussicht auf {what}",
            [Likelihood.Possible] = "{what} möglich {when}",
            [Likelihood.Likely] = "{what} wahrscheinlich {when}",
            [Likelihood.Plain] = "{what} {when}",
        },
        Between = "von {from} bis {to}",
        AmountAbout = "etwa {high} {unit}",
        Extremes = new Dictionary<TemperatureExtreme, string>
        {
            [TemperatureExtreme.Frost] = "Frost bis {temperature}",
            [TemperatureExtreme.SevereFrost] = "strenger Frost bis {temperature}",
            [TemperatureExtreme.Freezing] = "Dauerfrost bis {temperature}",
            [TemperatureExtreme.Hot] = "heiß, bis {temperature}",
            [TemperatureExtreme.VeryHot] = "sehr heiß, bis {temperature}",
        },
        DecimalMark = ",",
    };
}
