namespace WeatherHub.Weather.Consensus.Results;

/// <summary>
/// A column being merged: for each step the value, how it was made, and the vendors it was made of (one bit each). Scratch space:
/// what an answer shows is copied.
/// </summary>
internal sealed class MergedChannel
{
    private static ulong[] noSources = [];

    private double[] values = [];
    private MergeMethod[] methods = [];
    private ulong[] sources = [];
    private ulong[] rejected = [];
    private bool[] disputed = [];
    private float[] spread = [];
    private byte[] lineages = [];
    private int count;

    internal MergedChannel(int count = 0) => Reset(count);

    /// <summary>Canonical unit; NaN where there is no value.</summary>
    internal Span<double> Values => values.AsSpan(0, count);

    internal Span<MergeMethod> Methods => methods.AsSpan(0, count);

    /// <summary>The vendors whose numbers are in the value, as bits of provenance.</summary>
    internal Span<ulong> Sources => sources.AsSpan(0, count);

    /// <summary>The members left out as outliers or excluded by the assessment, as bits of their place in the ensemble.</summary>
    internal Span<ulong> Rejected => rejected.AsSpan(0, count);

    /// <summary>Steps where two members lie too far apart for both to be right.</summary>
    internal Span<bool> Disputed => disputed.AsSpan(0, count);

    /// <summary>Variance of the members about the value, in the space they were merged in; NaN for a derived value.</summary>
    internal Span<float> Spread => spread.AsSpan(0, count);

    /// <summary>How many independent lineages are in the value.</summary>
    internal Span<byte> Lineages => lineages.AsSpan(0, count);

    internal void Reset(int steps)
    {
        count = steps;
        if (values.Length < steps)
        {
            (values, methods, sources) = (new double[steps], new MergeMethod[steps], new ulong[steps]);
            (rejected, disputed, spread, lineages) = (new ulong[steps], new bool[steps], new float[steps], new byte[steps]);
        }

        Values.Fill(double.NaN);
        Methods.Clear();
        Sources.Clear();
        Rejected.Clear();
        Disputed.Clear();
        Spread.Clear();
        Lineages.Clear();
    }

    /// <summary>A channel that outlives its merge: values without sources and, where needed, the rest from a step of another on.</summary>
    internal static MergedChannel Kept(double[] values, MergedChannel? from, int first)
    {
        var none = noSources;
        if (none.Length < values.Length) noSources = none = new ulong[values.Length];
        var kept = new MergedChannel { count = values.Length, values = values, sources = none };
        if (from is null) return kept;
        var steps = first..from.count;
        (kept.spread, kept.lineages, kept.disputed) = (from.spread[steps], from.lineages[steps], from.disputed[steps]);
        return kept;
    }

    internal bool Has(int step) => !double.IsNaN(Values[step]);

    internal void Set(int step, double value, MergeMethod method, ulong from)
    {
        if (double.IsNaN(value)) (method, from) = (MergeMethod.None, 0);
        (Values[step], Methods[step], Sources[step]) = (value, method, from);
    }

    internal void SetSpread(int step, double variance, int independent) =>
        (Spread[step], Lineages[step]) = ((float)variance, (byte)independent);

    internal void CopyStep(int step, MergedChannel other)
    {
        Set(step, other.Values[step], other.Methods[step], other.Sources[step]);
        SetSpread(step, other.Spread[step], other.Lineages[step]);
    }
}
