using WeatherHub.Api.Fetching;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Responses;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Simulation;

/// <summary>What is simulated.</summary>
internal sealed record Scenario
{
    /// <summary>What each request makes the hub ask.</summary>
    public required IReadOnlyList<Asked> Panel { get; init; }

    /// <summary>The places, the most wanted first.</summary>
    public required IReadOnlyList<Coordinates> Places { get; init; }

    /// <summary>How unequal they are, see <see cref="Simulation.Zipf"/>.</summary>
    public double Zipf { get; init; } = 1;

    /// <summary>Requests per second over the whole fleet.</summary>
    public double Rate { get; init; } = 100_000;

    /// <summary>How many replicas share them.</summary>
    public int Replicas { get; init; } = 100;

    /// <summary>Hours that are counted, after <see cref="Warm"/>.</summary>
    public double Hours { get; init; } = 6;

    /// <summary>Hours before that, begun with everything empty.</summary>
    public double Warm { get; init; } = 3;

    /// <summary>Same seed, same figures.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Bytes of reports that a replica keeps.</summary>
    public long Memory { get; init; } = new ReportsOptions().MemoryLimit;

    /// <summary>How many asks lately make a place hot.</summary>
    public int HotAsks { get; init; } = new ReportsOptions().HotAsks;

    /// <summary>Bytes of answers that a replica keeps.</summary>
    public long AnswerMemory { get; init; } = ForecastHandler.Capacity;

    /// <summary>Bytes of one answer, without codings.</summary>
    public int AnswerSize { get; init; } = 27_000;

    /// <summary>Whether the replicas share Redis.</summary>
    public bool Shared { get; init; } = true;

    /// <summary>Whether one replica asks for all; otherwise each that notices while an answer is under way asks too.</summary>
    public bool Lease { get; init; } = true;

    /// <summary>How long a vendor takes.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Bytes that an answer holds with its codings, by the hub's own rule.</summary>
    public long AnswerHolds => new EncodedBody(new byte[AnswerSize]).Size;
}
