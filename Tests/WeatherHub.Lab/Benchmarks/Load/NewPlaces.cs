using WeatherHub.Lab.Drills.Oracle;

namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>Requests for places that nothing was asked about before.</summary>
internal sealed class NewPlaces
{
    private int next;

    /// <summary>So many requests, each for a place of its own.</summary>
    internal byte[][] Take(int count, params string[] headers)
    {
        var first = next;
        next += count;
        return [.. Enumerable.Range(first, count)
            .Select(number => RequestBytes.Get($"/v1/forecast?{Place.Number(number).Query}&hours=48&days=7", headers))];
    }
}
