namespace WeatherHub.Weather.Consensus.Results;

/// <summary>How a step's value was made: the words of <see cref="MergeMethodNames"/> as a byte.</summary>
internal enum MergeMethod : byte
{
    None,
    WeightedMean,
    LearnedMean,
    WeightedMedian,
    PowerMean,
    LearnedPowerMean,
    VectorMean,
    Single,
    LearnedSingle,
    Derived,
    ProviderDaily,
    Astronomical,
}

/// <summary>
/// A column in the making: values, and for each step how it was made and out of whom (a bit for each member). Scratch space: what an answer shows is copied.
/// </summary>
internal sealed class MergedChannel
{
    private static ulong[] nobody = [];

    private double[] values = [];
    private MergeMethod[] how = [];
    private ulong[] from = [];
    private ulong[] outvoted = [];
    private bool[] disputed = [];
    private float[] spread = [];
    private byte[] lineages = [];
    private int count;

    internal MergedChannel(int count = 0) => Begin(count);

    internal Span<double> Values => values.AsSpan(0, count);

    internal Span<MergeMethod> How => how.AsSpan(0, count);

    internal Span<ulong> From => from.AsSpan(0, count);

    /// <summary>The members whose value was rejected as an outlier.</summary>
    internal Span<ulong> Outvoted => outvoted.AsSpan(0, count);

    /// <summary>Steps where two opinions lay too far apart for both to be right.</summary>
    internal Span<bool> Disputed => disputed.AsSpan(0, count);

    /// <summary>Variance of the opinions about the value, in the space they were merged in; NaN where a value follows from others.</summary>
    internal Span<float> Spread => spread.AsSpan(0, count);

    /// <summary>How many independent opinions are in it.</summary>
    internal Span<byte> Lineages => lineages.AsSpan(0, count);

    /// <summary>Forgets everything: so many steps of which nothing is said yet.</summary>
    internal void Begin(int steps)
    {
        count = steps;
        if (values.Length < steps)
        {
            values = new double[steps];
            how = new MergeMethod[steps];
            from = new ulong[steps];
            outvoted = new ulong[steps];
            disputed = new bool[steps];
            spread = new float[steps];
            lineages = new byte[steps];
        }

        Values.Fill(double.NaN);
        How.Clear();
        From.Clear();
        Outvoted.Clear();
        Disputed.Clear();
        Spread.Clear();
        Lineages.Clear();
    }

    /// <summary>Values for whoever reads them when the merge is over, and how far opinions on them lay apart where that is asked for; not whose they are.</summary>
    internal static MergedChannel Kept(double[] values, float[]? spread = null)
    {
        var zeros = nobody;
        if (zeros.Length < values.Length) nobody = zeros = new ulong[values.Length];
        return new MergedChannel { count = values.Length, values = values, from = zeros, spread = spread ?? [] };
    }

    internal void Judge(int step, double variance, int opinions) => (Spread[step], Lineages[step]) = ((float)variance, (byte)opinions);

    /// <summary>Takes over a step of another track, and how sure it is.</summary>
    internal void Follow(int step, MergedChannel other)
    {
        Set(step, other.Values[step], other.How[step], other.From[step]);
        Judge(step, other.Spread[step], other.Lineages[step]);
    }

    internal bool Has(int step) => !double.IsNaN(Values[step]);

    internal void Set(int step, double value, MergeMethod made, ulong whose)
    {
        if (double.IsNaN(value)) (made, whose) = (MergeMethod.None, 0);
        (Values[step], How[step], From[step]) = (value, made, whose);
    }
}
