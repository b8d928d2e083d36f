namespace WeatherHub.Weather.Reports;

/// <summary>The height that an answer is for.</summary>
/// <param name="Metres">Above sea level.</param>
/// <param name="IsAsked">Whether the caller gave it; otherwise it is the ground at the place, as far as vendors say.</param>
public readonly record struct ReferenceHeight(double Metres, bool IsAsked);
