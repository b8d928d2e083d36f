namespace WeatherHub.Weather.Verification;

/// <summary>How one vendor did at one place, for one quantity and span of lead. 24 bytes.</summary>
internal struct VendorScore
{
    /// <summary>Two values this close are the same value said again.</summary>
    private const float Same = 1e-3f;

    internal ushort Count;
    internal ushort Repeats;
    internal float Bias;
    internal float Slow;
    internal float Fast;
    internal float Last;
    internal float Since;

    /// <summary>Takes in one error, told beside what was expected of it.</summary>
    /// <param name="value">What the vendor said, in the error space.</param>
    /// <param name="error">What it said minus what came.</param>
    /// <param name="expected">The bias and error it was taken to have.</param>
    /// <param name="moved">How far what came must have moved while the vendor says the same for it to look stuck; infinite where that means nothing.</param>
    /// <returns>What the pool should learn.</returns>
    internal ScoredError Learn(double value, double error, in ErrorExpectation expected, double moved)
    {
        var deviation = Math.Sqrt(expected.Variance);
        var surprise = Math.Clamp(error - expected.Bias, -3 * deviation, 3 * deviation);
        var shock = Math.Clamp(error - expected.Bias, -10 * deviation, 10 * deviation);
        if (Count < Decay.Most) Count++;
        Bias += (float)((expected.Bias + surprise - Bias) / Decay.BiasCount(Count));
        Slow = (float)(Decay.Slow * Slow + surprise * surprise);
        Fast = (float)(Decay.Fast * Fast + shock * shock);
        Watch((float)value, (float)(value - error), moved);
        return new ScoredError(expected.Bias + surprise, surprise * surprise, shock * shock);
    }

    private void Watch(float value, float observed, double moved)
    {
        if (Count == 1 || Math.Abs(value - Last) >= Same) (Last, Since, Repeats) = (value, observed, 0);
        else if (Math.Abs(observed - Since) > moved && Repeats < 1000) Repeats++;
    }
}

/// <summary>What a vendor's next error is taken to be like, in the error space.</summary>
/// <param name="Bias">What it says too much of.</param>
/// <param name="Variance">Mean square of what remains; what outliers are judged by.</param>
/// <param name="Risk">The larger of that and what it did of late; what weights are made of.</param>
internal readonly record struct ErrorExpectation(double Bias, double Variance, double Risk);

/// <summary>What one verification tells of a vendor in general.</summary>
/// <param name="Error">Its error, gross ones cut.</param>
/// <param name="Square">The square of what was not expected, cut.</param>
/// <param name="Shock">The same, hardly cut.</param>
internal readonly record struct ScoredError(double Error, double Square, double Shock);
