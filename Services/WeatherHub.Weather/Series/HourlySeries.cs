using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>A time axis and a column for each variable of a vendor. Immutable; see <see cref="HourlySeriesBuilder"/>.</summary>
/// <param name="axis">The steps.</param>
/// <param name="columns">Indexed by <see cref="Variable"/>; null where the vendor has none.</param>
/// <param name="conditions">The vendor's own condition for each step: evidence; null when it has none.</param>
public sealed class HourlySeries(TimeAxis axis, Column?[] columns, Condition?[]? conditions)
{
    /// <summary>The steps.</summary>
    public TimeAxis Axis { get; } = axis;

    /// <summary>
    /// For each step the height, metres above sea level, that temperature and humidity are for; NaN where it is the report's. Null where
    /// every step is for the report's height.
    /// </summary>
    public double[]? Heights { get; init; }

    /// <summary>The column of a variable, or null when the vendor says nothing of it.</summary>
    public Column? this[Variable variable] => columns[(int)variable];

    /// <summary>The value at a step of this series' own axis; NaN when not said or outside.</summary>
    public double ValueAt(Variable variable, int index) =>
        columns[(int)variable] is { } column && (uint)index < (uint)Axis.Count ? column.Values[index] : double.NaN;

    /// <summary>The vendor's condition at a step; null when not said or outside.</summary>
    public Condition? ConditionAt(int index) => conditions is not null && (uint)index < (uint)Axis.Count ? conditions[index] : null;

    /// <summary>Whether any step has a condition.</summary>
    public bool HasConditions => conditions is not null;

    /// <summary>The same steps and conditions with other columns.</summary>
    /// <param name="change">From a variable and its column to what takes its place.</param>
    /// <param name="heights">See <see cref="Heights"/>.</param>
    public HourlySeries With(Func<Variable, Column?, Column?> change, double[]? heights)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = new Column?[columns.Length];
        for (var index = 0; index < changed.Length; index++) changed[index] = change((Variable)index, columns[index]);
        return new HourlySeries(Axis, changed, conditions) { Heights = heights };
    }
}

/// <summary>Values of one variable that a vendor sent and that physics forbids: dropped, counted, never merged.</summary>
/// <param name="Variable">Which variable.</param>
/// <param name="Count">How many values.</param>
public sealed record Rejection(Variable Variable, int Count);

/// <summary>One variable along a <see cref="TimeAxis"/>, in its canonical unit; <see cref="double.NaN"/> where missing.</summary>
/// <param name="Values">One value per step of the axis.</param>
/// <param name="SpanHours">
/// For each step, how many hours the vendor's own step spanned: 1 is native; a larger number marks a share of a longer total,
/// a value repeated from a longer step, or an instant interpolated across a gap of that many hours. Null when every step is native.
/// </param>
public sealed record Column(double[] Values, byte[]? SpanHours)
{
    /// <summary>Whether the vendor said this very hour, as against a part of a longer step.</summary>
    public bool IsNative(int index) => SpanHours is null || SpanHours[index] <= 1;
}
