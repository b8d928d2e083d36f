namespace WeatherHub.Weather.Consensus;

/// <summary>How a step's value was made: the words of <see cref="MergeMethods"/> as a byte.</summary>
internal enum How : byte
{
    Unsaid,
    WeightedMean,
    WeightedMedian,
    PowerMean,
    VectorMean,
    Single,
    Derived,
    ProviderDaily,
    Astronomical,
}

/// <summary>A column in the making: values, and for each step how it was made and out of whom (a bit for each member).</summary>
internal sealed class Track
{
    internal Track(int count)
    {
        Values = new double[count];
        How = new How[count];
        From = new ulong[count];
        Outvoted = new ulong[count];
        Disputed = new bool[count];
        Spread = new float[count];
        Lineages = new byte[count];
        Array.Fill(Values, double.NaN);
    }

    internal double[] Values { get; }

    internal How[] How { get; }

    internal ulong[] From { get; }

    /// <summary>The members whose value was rejected as an outlier.</summary>
    internal ulong[] Outvoted { get; }

    /// <summary>Steps where two opinions lay too far apart for both to be right.</summary>
    internal bool[] Disputed { get; }

    /// <summary>Variance of the opinions about the value, in the space they were merged in.</summary>
    internal float[] Spread { get; }

    /// <summary>How many independent opinions are in it.</summary>
    internal byte[] Lineages { get; }

    internal void Judge(int step, double spread, int lineages) => (Spread[step], Lineages[step]) = ((float)spread, (byte)lineages);

    internal bool Has(int step) => !double.IsNaN(Values[step]);

    internal void Set(int step, double value, How how, ulong from)
    {
        if (double.IsNaN(value)) (how, from) = (Consensus.How.Unsaid, 0);
        (Values[step], How[step], From[step]) = (value, how, from);
    }
}
