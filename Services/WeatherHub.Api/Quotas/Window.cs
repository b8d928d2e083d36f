using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>
/// A quota window in buckets. One that begins with the clock is one bucket; one that rolls is the bucket of now and ten before it, so that
/// no stretch of its length, wherever it begins, holds more than the limit.
/// </summary>
internal sealed class Window
{
    private const int Slices = 10;

    private readonly long ticks;
    private readonly bool isMonth;

    public Window(QuotaWindow quota, double reserve)
    {
        Quota = quota;
        Limit = Calls.Counted(quota.Limit);
        Open = quota.Span >= QuotaSpan.Day ? Calls.Counted(quota.Limit * (1 - reserve)) : Limit;
        isMonth = quota is { Span: QuotaSpan.Month, Rolling: false };
        ticks = quota.Rolling ? Length(quota.Span).Ticks / Slices : Length(quota.Span).Ticks;
    }

    public QuotaWindow Quota { get; }

    /// <summary>The whole of it.</summary>
    public long Limit { get; }

    /// <summary>What everybody may have of it; the rest is for calls that matter most.</summary>
    public long Open { get; }

    /// <summary>How many buckets count at any moment.</summary>
    public int Buckets => Quota.Rolling ? Slices + 1 : 1;

    /// <summary>One word for it, as metrics and answers spell it.</summary>
    public string Name => Quota.Span.ToString().ToLowerInvariant();

    /// <summary>The bucket that a moment falls into.</summary>
    public long BucketAt(DateTimeOffset moment) =>
        isMonth ? moment.UtcDateTime.Year * 12 + moment.UtcDateTime.Month - 1 : moment.UtcTicks / ticks;

    /// <summary>When a bucket ceases to count.</summary>
    public DateTimeOffset EndOf(long bucket)
    {
        var next = bucket + Buckets;
        return isMonth
            ? new DateTimeOffset((int)(next / 12), (int)(next % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero)
        : new DateTimeOffset(next * ticks, TimeSpan.Zero);
    }

    private static TimeSpan Length(QuotaSpan span) => span switch
    {
        QuotaSpan.Second => TimeSpan.FromSeconds(1),
        QuotaSpan.Minute => TimeSpan.FromMinutes(1),
        QuotaSpan.Hour => TimeSpan.FromHours(1),
        QuotaSpan.Day => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(30),
    };
}
