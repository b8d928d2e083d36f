using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>
/// One place and one step, in canonical units: instants at <see cref="Start"/>; sums, means and maxima over <c>[Start, Start + Length)</c>.
/// </summary>
/// <param name="start">Where the step starts.</param>
/// <param name="length">How long it is.</param>
/// <param name="values">Indexed by <see cref="Variable"/>.</param>
/// <param name="isDay">Whether the sun is up at the start.</param>
internal sealed class WeatherStep(DateTimeOffset start, TimeSpan length, double[] values, bool isDay)
{
    /// <summary>Where the step starts.</summary>
    public DateTimeOffset Start => start;

    /// <summary>How long it is.</summary>
    public TimeSpan Length => length;

    /// <summary>Whether the sun is up at the start.</summary>
    public bool IsDay => isDay;

    /// <summary>A value in its canonical unit.</summary>
    public double this[Variable variable] => values[(int)variable];

    /// <summary>The share of the precipitation that falls as snow, 0 to 1.</summary>
    public double SnowShare =>
        this[Variable.Precipitation] > 0
            ? Math.Min(1, this[Variable.Snowfall] / (SimulatedWeather.SnowDepth * this[Variable.Precipitation]))
            : 0;

    /// <summary>What falls, in mm an hour.</summary>
    public double Rate => this[Variable.Precipitation] / length.TotalHours;

    /// <summary>What one would see, as a WMO 4677 code among those that models give.</summary>
    public int Wmo => (Rate, this) switch
    {
        ( > 0.05, _) when this[Variable.ThunderProbability] >= 50 => 95,
        ( > 0.05, _) when SnowShare > 0.5 => Rate < 1 ? 71 : Rate < 3 ? 73 : 75,
        ( > 0.05, _) => Rate < 1.5 ? 61 : Rate < 5 ? 63 : 65,
        _ when this[Variable.Visibility] < 1000 => 45,
        _ => this[Variable.CloudCover] switch { < 12.5 => 0, < 37.5 => 1, < 75 => 2, _ => 3 },
    };

    /// <summary>The same step with some values changed.</summary>
    public WeatherStep With(Action<double[]> change)
    {
        var copy = (double[])values.Clone();
        change(copy);
        return new WeatherStep(start, length, copy, isDay);
    }

    /// <summary>The same weather under another label.</summary>
    public WeatherStep At(DateTimeOffset label) => new(label, length, values, isDay);
}
