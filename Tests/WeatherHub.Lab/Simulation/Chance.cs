namespace WeatherHub.Lab.Simulation;

/// <summary>The two distributions that a stream of independent requests is made of.</summary>
internal static class Chance
{
    private const double Many = 30;

    /// <summary>The time to the next request of a stream.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="rate">Requests per second.</param>
    public static double Gap(this Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;

    /// <summary>How many requests come where so many are expected.</summary>
    public static long Count(this Random random, double expected)
    {
        if (expected > Many) return Math.Max(0, (long)Math.Round(expected + Math.Sqrt(expected) * Normal(random)));
        var (count, product, floor) = (0L, random.NextDouble(), Math.Exp(-expected));
        for (; product > floor; count++) product *= random.NextDouble();
        return count;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
