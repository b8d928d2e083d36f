using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Reports;

/// <summary>A report at another height than it was made for.</summary>
/// <param name="Report">Temperature, dew point, humidity and feels-like for the height wanted; the rest as it was.</param>
/// <param name="LeftOut">
/// Metres from the height wanted to the furthest height of values that were left out; NaN where it is not known; null where none were.
/// </param>
public sealed record HeightCorrected(Report Report, double? LeftOut);

/// <summary>
/// Corrects a report from the height of its grid point or station to another, by <see cref="LapseRate"/>: hours, the present and its own
/// days. Values from further than <see cref="LapseRate.Reach"/> away are left out, and so are those of unknown height where the caller gave
/// one. Pressure is that at sea level, whatever the height, and stays.
/// </summary>
public static class HeightCorrection
{
    private static readonly Variable[] Thermal =
    [
        Variable.Temperature,
        Variable.DewPoint,
        Variable.RelativeHumidity,
        Variable.ApparentTemperature,
    ];

    /// <summary>Corrects a report to a height; without one it stays as it is.</summary>
    public static HeightCorrected Bring(Report report, ReferenceHeight? to)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (to is not { } height) return new HeightCorrected(report, null);
        var own = LapseRate.Possible(report.Elevation);
        var rule = new Rule(height);
        var corrected = report with
        {
            Hourly = report.Hourly is { } hourly ? Hours(hourly, own, rule) : null,
            Current = report.Current is { } current ? Present(current, own ?? LapseRate.Possible(current.Station?.Elevation), rule) : null,
            Daily = own == height.Metres ? report.Daily : [.. report.Daily.Select(day => Day(day, own, rule))],
        };
        return new HeightCorrected(rule.Changed ? corrected with { Elevation = height.Metres } : report, rule.LeftOut);
    }

    private static HourlySeries Hours(HourlySeries series, double? own, Rule rule)
    {
        if (series.Heights is null && rule.IsAt(own)) return series;
        var values = Array.ConvertAll(Thermal, variable => series[variable] is { } column ? (double[])column.Values.Clone() : null);
        for (var step = 0; step < series.Axis.Count; step++)
        {
            var height = series.Heights is { } heights && !double.IsNaN(heights[step]) ? LapseRate.Possible(heights[step]) : own;
            var air = rule.Apply(new MoistAir(At(0), At(1), At(2), At(3)), height);
            Put(0, air.Temperature);
            Put(1, air.DewPoint);
            Put(2, air.RelativeHumidity);
            Put(3, air.ApparentTemperature);

            double At(int index) => values[index] is { } column ? column[step] : double.NaN;

            void Put(int index, double value)
            {
                if (values[index] is { } column) column[step] = value;
            }
        }

        return series.With((variable, column) => Array.IndexOf(Thermal, variable) is >= 0 and var index && values[index] is { } changed
            ? Array.TrueForAll(changed, double.IsNaN) ? null : column! with { Values = changed }
            : column, heights: null);
    }

    private static CurrentReading Present(CurrentReading reading, double? own, Rule rule)
    {
        if (rule.IsAt(own)) return reading;
        var air = rule.Apply(new MoistAir(At(0), At(1), At(2), At(3)), own);
        double[] brought = [air.Temperature, air.DewPoint, air.RelativeHumidity, air.ApparentTemperature];
        var values = new Dictionary<Variable, double>(reading.Values);
        foreach (var (index, variable) in Thermal.Index())
            if (double.IsNaN(brought[index])) values.Remove(variable);
            else values[variable] = brought[index];
        return reading with { Values = values };

        double At(int index) => reading.Values.TryGetValue(Thermal[index], out var value) ? value : double.NaN;
    }

    private static DailyOutlook Day(DailyOutlook day, double? own, Rule rule)
    {
        return day with { TemperatureMax = Bring(day.TemperatureMax), TemperatureMin = Bring(day.TemperatureMin) };

        double? Bring(double? temperature) =>
            rule.Apply(new MoistAir(temperature ?? double.NaN, double.NaN, double.NaN, double.NaN), own).Temperature is var value
            && !double.IsNaN(value)
                ? value
                : null;
    }

    /// <summary>What becomes of values for a height, and what became of any so far.</summary>
    private sealed class Rule(ReferenceHeight to)
    {
        internal bool Changed { get; private set; }

        internal double? LeftOut { get; private set; }

        internal bool IsAt(double? height) => height == to.Metres;

        internal MoistAir Apply(MoistAir air, double? height)
        {
            if (IsNothing(air)) return air;
            var difference = (height - to.Metres) ?? double.NaN;
            if (difference == 0 || (double.IsNaN(difference) && !to.IsAsked)) return air;
            Changed = true;
            if (Math.Abs(difference) <= LapseRate.Reach) return LapseRate.Raise(air, -difference);
            if (LeftOut is not { } furthest || !(Math.Abs(difference) <= Math.Abs(furthest))) LeftOut = difference;
            return new MoistAir(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        private static bool IsNothing(MoistAir air) =>
            double.IsNaN(air.Temperature)
            && double.IsNaN(air.DewPoint)
            && double.IsNaN(air.RelativeHumidity)
            && double.IsNaN(air.ApparentTemperature);
    }
}

/// <summary>The height that an answer is for.</summary>
/// <param name="Metres">Above sea level.</param>
/// <param name="IsAsked">Whether the caller gave it; otherwise it is the ground at the place, as far as vendors give it.</param>
public readonly record struct ReferenceHeight(double Metres, bool IsAsked);
