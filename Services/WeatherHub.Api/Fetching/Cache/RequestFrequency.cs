using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Fetching.Cache;

/// <summary>
/// How often each report was requested lately: a count that halves in <see cref="HalfLife"/>. Tells what is requested often from what was
/// requested once.
/// </summary>
internal sealed class RequestFrequency(KeyCapacity capacity, TimeProvider clock)
{
    /// <summary>In this time the count of what nobody requests halves.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();

    // A count of c now is kept as now + HalfLife · log2 c: what fades does so by standing still, and replicas' numbers compare without a
    // clock in common.
    private readonly LruCache<ReportKey, double> byKey = new(capacity.Requested, static _ => 1);

    /// <summary>Counts requests, and tells the count.</summary>
    public double Add(ReportKey key, int times = 1)
    {
        var now = Now;
        lock (gate)
        {
            var count = (byKey.TryGet(key, out var mark) ? CountAt(mark, now) : 0) + times;
            byKey.Set(key, now + HalfLife.TotalSeconds * Math.Log2(count));
            return count;
        }
    }

    /// <summary>The count now.</summary>
    public double Of(ReportKey key) => byKey.TryGet(key, out var mark) ? CountAt(mark, Now) : 0;

    /// <summary>What is requested most, each with a mark that orders it among all replicas'.</summary>
    public IReadOnlyList<(ReportKey Key, double Mark)> MostRequested(int most) =>
        [.. byKey.All().OrderByDescending(item => item.Value).Take(most).Select(item => (item.Key, item.Value))];

    private double Now => clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static double CountAt(double mark, double now) => Math.Pow(2, (mark - now) / HalfLife.TotalSeconds);
}
