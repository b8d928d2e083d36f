using System.Collections.Concurrent;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resilience;

/// <summary>
/// How long something takes lately: counts in buckets a fifth apart, halved now and then, so that what was long ago fades.
/// </summary>
internal sealed class LatencyHistogram
{
    private const double Ratio = 1.2;
    private const int Enough = 20;
    private const int Many = 400;

    private readonly Lock gate = new();
    private readonly double[] counts = new double[64];
    private double total;

    public void Add(TimeSpan took)
    {
        var bucket = Math.Clamp((int)Math.Ceiling(Math.Log(Math.Max(1, took.TotalMilliseconds), Ratio)), 0, counts.Length - 1);
        lock (gate)
        {
            counts[bucket]++;
            if (++total < Many) return;
            total = 0;
            for (var i = 0; i < counts.Length; i++) total += counts[i] /= 2;
        }
    }

    /// <summary>What so large a share stays within; null while too little is known.</summary>
    public TimeSpan? Quantile(double share)
    {
        lock (gate)
        {
            if (total < Enough) return null;
            var (left, bucket) = (total * share, 0);
            while (bucket < counts.Length - 1 && (left -= counts[bucket]) > 0) bucket++;
            return TimeSpan.FromMilliseconds(Math.Pow(Ratio, bucket));
        }
    }
}

/// <summary>How long each provider lately took for each kind of data.</summary>
internal sealed class ResponseTimes
{
    private const double Nearly = 0.99;

    private readonly ConcurrentDictionary<(string Provider, ReportKind Kind), LatencyHistogram> byVendor = new();

    /// <summary>Notes how long a call took.</summary>
    public void Add(string provider, ReportKind kind, TimeSpan took) =>
        byVendor.GetOrAdd((provider, kind), static _ => new LatencyHistogram()).Add(took);

    /// <summary>What nearly all its calls stay within; null while too little is known.</summary>
    public TimeSpan? Usual(string provider, ReportKind kind) =>
        byVendor.TryGetValue((provider, kind), out var times) ? times.Quantile(Nearly) : null;
}
