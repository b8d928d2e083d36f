namespace WeatherHub.Api.Resilience;

/// <summary>Randomness for delays: seeded by a test, differently seeded in every replica otherwise.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    public double Next()
    {
        lock (gate) return random.NextDouble();
    }
}
