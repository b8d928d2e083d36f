using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>Values of one variable that a vendor sent and that physics forbids: dropped, counted, never merged.</summary>
/// <param name="Variable">Which variable.</param>
/// <param name="Count">How many values.</param>
public sealed record Rejection(Variable Variable, int Count);
