using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers;

/// <summary>The sky in words, for vendors that give cloud cover and no word of their own.</summary>
internal static class Sky
{
    /// <summary>Clear to one eighth of cloud, mostly clear to three, partly cloudy to five, mostly cloudy to seven, else overcast.</summary>
    internal static Condition? Of(double? cloudCoverPercent) => cloudCoverPercent switch
    {
        null or < 0 or > 100 or double.NaN => null,
        <= 12 => Condition.Clear,
        <= 37 => Condition.MostlyClear,
        <= 62 => Condition.PartlyCloudy,
        <= 87 => Condition.MostlyCloudy,
        _ => Condition.Overcast,
    };
}
