using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Fetching;

/// <summary>How much is asked for each report lately: a count that halves in <see cref="HalfLife"/>. Tells hot places from those asked for once.</summary>
internal sealed class RequestFrequency(TimeProvider clock)
{
    /// <summary>In this time a place that nobody asks for loses half of its heat.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(15);

    private const int Most = 20_000;

    private readonly Lock gate = new();

    // A count of c now is kept as now + HalfLife · log2 c: what fades does so by standing still, and replicas' numbers compare without a clock in common.
    private readonly LruCache<ReportKey, double> byKey = new(Most, static _ => 1);

    /// <summary>Notes that it was asked for, and tells its count.</summary>
    public double Warm(ReportKey key, int asks = 1)
    {
        var now = Now;
        lock (gate)
        {
            var count = (byKey.TryGet(key, out var mark) ? CountAt(mark, now) : 0) + asks;
            byKey.Set(key, now + HalfLife.TotalSeconds * Math.Log2(count));
            return count;
        }
    }

    /// <summary>Its count now.</summary>
    public double Of(ReportKey key) => byKey.TryGet(key, out var mark) ? CountAt(mark, Now) : 0;

    /// <summary>The hottest, each with a mark that orders it among all replicas'.</summary>
    public IReadOnlyList<(ReportKey Key, double Mark)> Hottest(int most) =>
        [.. byKey.All().OrderByDescending(item => item.Value).Take(most).Select(item => (item.Key, item.Value))];

    private double Now => clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static double CountAt(double mark, double now) => Math.Pow(2, (mark - now) / HalfLife.TotalSeconds);
}
