using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>The sky in words, for vendors that give cloud cover and no word of their own.</summary>
internal static class SkyCondition
{
    /// <summary>
    /// Clear to one eighth of cloud, mostly clear to three, partly cloudy to five, mostly cloudy to seven, else overcast.
    /// </summary>
    internal static Condition? Of(double? cloudCoverPercent) =>
        VariableFacts.Of(Variable.CloudCover).Canonical(cloudCoverPercent, Unit.Percent) switch
        {
            null => null,
            <= 12 => Condition.Clear,
            <= 37 => Condition.MostlyClear,
            <= 62 => Condition.PartlyCloudy,
            <= 87 => Condition.MostlyCloudy,
            _ => Condition.Overcast,
        };
}
