using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

internal static class ScoreUpdates
{
    /// <summary>Two values this close are the same value repeated.</summary>
    private const float Same = 1e-3f;

    private const int MostRepeats = 1000;
    private const double MergedMemory = 0.97;
    private const double OffsetMemory = 0.97;
    private const double ClimateGain = 0.1;

    /// <summary>One error of a vendor.</summary>
    /// <param name="score">The vendor's score at the place.</param>
    /// <param name="value">The forecast, in the error space.</param>
    /// <param name="error">Forecast minus observation.</param>
    /// <param name="expected">The error that was expected.</param>
    /// <param name="moved">
    /// How far observations must have moved for a repeated value to look stuck; infinite where repeating a value is natural.
    /// </param>
    /// <returns>What to add to the score at all places.</returns>
    internal static PooledError Learn(ref this VendorScore score, double value, double error, in ErrorExpectation expected, double moved)
    {
        var deviation = Math.Sqrt(expected.Variance);
        var surprise = Math.Clamp(error - expected.Bias, -3 * deviation, 3 * deviation);
        var recent = Math.Clamp(error - expected.Bias, -10 * deviation, 10 * deviation);
        if (score.Count < Decay.Most) score.Count++;
        score.Bias += (float)((expected.Bias + surprise - score.Bias) / Decay.BiasCount(score.Count));
        score.Squares = (float)(Decay.Error * score.Squares + surprise * surprise);
        score.RecentSquares = (float)(Decay.RecentError * score.RecentSquares + recent * recent);
        CountRepeats(ref score, (float)value, (float)(value - error), moved);
        return new PooledError(expected.Bias + surprise, surprise * surprise, recent * recent);
    }

    internal static void Learn(ref this MergedScore score, double error, in ExpectedError expected, bool covered)
    {
        score.Count = (float)(MergedMemory * score.Count + 1);
        score.Squares = (float)(MergedMemory * score.Squares + expected.Cut(error));
        score.Covered = (float)(MergedMemory * score.Covered + (covered ? 1 : 0));
    }

    internal static void Learn(ref this PopOffset offset, double probability, bool wet)
    {
        offset.Surplus = (float)(OffsetMemory * offset.Surplus + (wet ? 1 : 0) - probability);
        offset.Weight = (float)(OffsetMemory * offset.Weight + Math.Max(0.05, probability * (1 - probability)));
    }

    /// <summary>One observation.</summary>
    /// <param name="climate">Of the place.</param>
    /// <param name="observed">In the error space.</param>
    /// <param name="share">How much it counts: hourly observations count less than daily ones.</param>
    internal static void Learn(ref this ObservedClimate climate, double observed, double share)
    {
        if (!climate.IsKnown) climate = new ObservedClimate { Mean = (float)observed, IsKnown = true };
        var innovation = observed - climate.Mean;
        climate.Variance += (float)(ClimateGain * share * (innovation * innovation - climate.Variance));
        climate.Mean += (float)(ClimateGain * share * innovation);
    }

    private static void CountRepeats(ref VendorScore score, float value, float observed, double moved)
    {
        if (score.Count == 1 || Math.Abs(value - score.LastForecast) >= Same)
            (score.LastForecast, score.ObservedThen, score.Repeats) = (value, observed, 0);
        else if (Math.Abs(observed - score.ObservedThen) > moved && score.Repeats < MostRepeats) score.Repeats++;
    }
}

/// <summary>What one verification adds to a vendor's score at all places.</summary>
/// <param name="Error">Its error, gross ones cut.</param>
/// <param name="Square">The square of the error beyond the bias, gross ones cut.</param>
/// <param name="RecentSquare">The same, hardly cut.</param>
internal readonly record struct PooledError(double Error, double Square, double RecentSquare);
