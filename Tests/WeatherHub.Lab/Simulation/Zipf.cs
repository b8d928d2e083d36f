namespace WeatherHub.Lab.Simulation;

/// <summary>Places by how often they are asked for: the one of rank <c>k</c> in proportion to <c>1 / k^exponent</c>.</summary>
internal sealed class Zipf
{
    private readonly double[] upTo;

    /// <param name="count">How many places.</param>
    /// <param name="exponent">0 for all alike; 1 for the usual shape of what people ask.</param>
    public Zipf(int count, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        upTo = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++) upTo[rank] = sum += Math.Pow(rank + 1, -exponent);
    }

    /// <summary>How many places.</summary>
    public int Count => upTo.Length;

    /// <summary>The part of all requests that asks for the place of a rank, from 0.</summary>
    public double Share(int rank) => (upTo[rank] - (rank == 0 ? 0 : upTo[rank - 1])) / upTo[^1];

    /// <summary>The rank, from 0, of the place that the next request asks for.</summary>
    public int Sample(Random random)
    {
        var found = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, upTo.Length - 1);
    }
}
