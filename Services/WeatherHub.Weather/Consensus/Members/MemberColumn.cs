using WeatherHub.Weather.Series;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>One member's column of the variable being merged: what the walk over the steps touches, and nothing else.</summary>
/// <param name="Who">Index of the member in its panel.</param>
/// <param name="Column">What it says, on its own axis; null where it all follows from other columns.</param>
/// <param name="Offset">From steps of the merge to steps of the column.</param>
internal readonly record struct MemberColumn(int Who, Column? Column, int Offset)
{
    /// <summary>What it follows from where the vendor leaves it out; null where it follows from nothing.</summary>
    internal DerivedColumn? DerivedColumn { get; init; }

    /// <summary>What is known of its errors; set by who asks for more than its values.</summary>
    internal ErrorTrack? Errors { get; init; }

    /// <summary>The value at a step; NaN when not said, and also when physics forbids it, whatever path it came by.</summary>
    internal double At(int step, double minimum, double maximum)
    {
        var (index, values) = (step + Offset, Column?.Values);
        var value = values is not null && (uint)index < (uint)values.Length ? values[index] : double.NaN;
        if (DerivedColumn is not null && double.IsNaN(value)) value = DerivedColumn.At(index);
        return value >= minimum && value <= maximum ? value : double.NaN;
    }

    /// <summary>Whether the vendor said this very hour. Only asked where <see cref="At"/> has a value.</summary>
    internal bool IsNative(int step) => Column is null || Column.IsNative(step + Offset);
}

/// <summary>A value that follows from two others of the same vendor.</summary>
/// <param name="Temperature">Its temperature.</param>
/// <param name="Other">Its humidity or dew point.</param>
/// <param name="Rule">From those two to the other one of the last.</param>
internal sealed record DerivedColumn(Column Temperature, Column Other, Func<double, double, double> Rule)
{
    /// <summary>The value at an index of the columns; NaN where one of them ends or is silent.</summary>
    internal double At(int index) =>
        (uint)index < (uint)Temperature.Values.Length && (uint)index < (uint)Other.Values.Length ? Rule(Temperature.Values[index], Other.Values[index]) : double.NaN;
}
