using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>
/// How exactly reports are kept: to a thousandth of the canonical unit, finer than any vendor speaks and any answer shows. Memory and
/// entries hold the same numbers, so that every replica makes the same answer of them.
/// </summary>
internal static class FixedPoint
{
    /// <summary>Decimals kept.</summary>
    public const int Decimals = 3;

    private static readonly double[] Scales = [1, 10, 100, 1000];

    /// <summary>The number as it is kept; <see cref="double.NaN"/> stays.</summary>
    public static double Of(double value) => Math.Round(value * Scales[Decimals]) / Scales[Decimals];

    /// <summary>Makes the numbers of a series those that are kept, in place: rounded once, they stay the same.</summary>
    public static void Round(HourlySeries series)
    {
        foreach (var facts in VariableFacts.All)
            if (series[facts.Variable] is { } column) Round(column.Values);
        if (series.Heights is { } heights) Round(heights);
    }

    private static void Round(Span<double> values)
    {
        foreach (ref var value in values) value = Of(value);
    }

    /// <summary>The fewest decimals that spell every one of these kept numbers exactly.</summary>
    public static int DecimalsFor(ReadOnlySpan<double> kept)
    {
        var needed = 0;
        foreach (var value in kept)
            while (needed < Decimals && !double.IsNaN(value) && Math.Round(value * Scales[needed]) / Scales[needed] != value)
                needed++;
        return needed;
    }

    /// <summary>A kept number as a whole number of steps.</summary>
    public static long Steps(double kept, int decimals) => (long)Math.Round(kept * Scales[decimals]);

    /// <summary>The number that so many steps are.</summary>
    public static double FromSteps(long steps, int decimals) =>
        (uint)decimals <= Decimals ? steps / Scales[decimals] : throw new FormatException("not a precision");
}
