using WeatherHub.Weather.Conditions;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The names of the pictures of a condition. Where the sun or the moon shows, day and night differ.</summary>
internal static class ConditionIcons
{
    internal static string Of(ConditionFacts facts, bool isDay) =>
        ShowsSky(facts) ? $"{facts.Slug}-{(isDay ? "day" : "night")}" : facts.Slug;

    private static bool ShowsSky(ConditionFacts facts) =>
        facts.Condition is Condition.Clear or Condition.MostlyClear or Condition.PartlyCloudy or Condition.MostlyCloudy
            or (>= Condition.ShowersLight and <= Condition.IcePelletShowers);
}
