using WeatherHub.Weather.Series;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Consensus;

/// <summary>One member's column of the variable being merged: what the walk over the steps touches, and nothing else.</summary>
/// <param name="Who">Index of the member in its panel.</param>
/// <param name="Column">What it says, on its own axis.</param>
/// <param name="Offset">From steps of the merge to steps of the column.</param>
internal readonly record struct Voice(int Who, Column Column, int Offset)
{
    /// <summary>What is known of its errors; set by who asks for more than its values.</summary>
    internal ErrorTrack? Errors { get; init; }

    /// <summary>The value at a step; NaN when not said, and also when physics forbids it, whatever path it came by.</summary>
    internal double At(int step, double minimum, double maximum)
    {
        var values = Column.Values;
        if ((uint)(step + Offset) >= (uint)values.Length) return double.NaN;
        var value = values[step + Offset];
        return value >= minimum && value <= maximum ? value : double.NaN;
    }

    /// <summary>Whether the vendor said this very hour. Only asked where <see cref="At"/> has a value.</summary>
    internal bool IsNative(int step) => Column.IsNative(step + Offset);
}
