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
