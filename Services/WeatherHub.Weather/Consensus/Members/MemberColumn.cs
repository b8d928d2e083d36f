using WeatherHub.Weather.Series;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>One member's column of the variable being merged: only what the loop over the steps reads.</summary>
/// <param name="Member">Index of the member in its ensemble.</param>
/// <param name="Column">Its values, on its own axis; null where all are derived.</param>
/// <param name="Offset">From steps of the merge to steps of the column.</param>
internal readonly record struct MemberColumn(int Member, Column? Column, int Offset)
{
    /// <summary>What missing values are derived from; null for nothing.</summary>
    internal DerivedColumn? Derived { get; init; }

    /// <summary>What is known of its errors; set where more than values is needed.</summary>
    internal ErrorTrack? Errors { get; init; }

    /// <summary>The value at a step; NaN where there is none, or where it is physically impossible.</summary>
    internal double At(int step, double minimum, double maximum)
    {
        var (index, values) = (step + Offset, Column?.Values);
        var value = values is not null && (uint)index < (uint)values.Length ? values[index] : double.NaN;
        if (Derived is not null && double.IsNaN(value)) value = Derived.At(index);
        return value >= minimum && value <= maximum ? value : double.NaN;
    }

    /// <summary>Whether the value is of this very hour. Only meaningful where <see cref="At"/> has a value.</summary>
    internal bool IsNative(int step) => Column is null || Column.IsNative(step + Offset);
}

/// <summary>Values derived from two other columns of the same vendor.</summary>
internal sealed record DerivedColumn(Column Temperature, Column Other, Func<double, double, double> Formula)
{
    /// <summary>The value at an index of the columns; NaN where one of them ends or has none.</summary>
    internal double At(int index) => (uint)index < (uint)Temperature.Values.Length && (uint)index < (uint)Other.Values.Length
        ? Formula(Temperature.Values[index], Other.Values[index]) : double.NaN;
}
