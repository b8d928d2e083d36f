using WeatherHub.Lab.Drills.Load;

namespace WeatherHub.Lab.Benchmarks.Measuring;

/// <summary>A value that was measured in several rounds.</summary>
/// <param name="Median">Of the rounds.</param>
/// <param name="Least">Of the rounds.</param>
/// <param name="Most">Of the rounds.</param>
/// <param name="Rounds">How many.</param>
/// <param name="Thrown">How many more were thrown away, because another process was busy.</param>
/// <param name="Disturbed">Whether those that count were disturbed too.</param>
internal sealed record Spread(double Median, double Least, double Most, int Rounds, int Thrown, bool Disturbed)
{
    /// <summary>A value that is the same however often it is measured.</summary>
    internal static Spread Exactly(double value) => new(Rounded(value), Rounded(value), Rounded(value), 1, 0, false);

    internal static Spread Of<T>(Rounds<T> rounds, Func<T, double> value)
    {
        double[] values = [.. rounds.Kept.Select(sample => Rounded(value(sample)))];
        return new Spread(Quantiles.Median(values), values.Min(), values.Max(), values.Length, rounds.Thrown, rounds.AreDisturbed);
    }

    private static double Rounded(double value) => Math.Round(value, 3);
}
