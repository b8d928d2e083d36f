using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Shared;

/// <summary>
/// An operator's own windows for a vendor, in <c>Providers:{folder}:Quota</c>: each replaces the vendor's documented one, 0 takes it away.
/// </summary>
internal sealed class QuotaOptions
{
    /// <summary>The most that any window or price may be set to.</summary>
    public const double Most = 1e9;

    /// <summary>Weighted calls in any second.</summary>
    public double? PerSecond { get; set; }

    /// <summary>Weighted calls in any minute.</summary>
    public double? PerMinute { get; set; }

    /// <summary>Weighted calls in an hour, UTC.</summary>
    public double? PerHour { get; set; }

    /// <summary>Weighted calls in a day, UTC.</summary>
    public double? PerDay { get; set; }

    /// <summary>Weighted calls in a calendar month, UTC.</summary>
    public double? PerMonth { get; set; }

    /// <summary>
    /// The vendor's quota with the operator's words over it. The vendor's own windows are those of its own host: another one has others, or
    /// none.
    /// </summary>
    public static CallQuota Over(ProviderOptions options, CallQuota own)
    {
        var documented = options.BaseAddress is { Length: > 0 } ? [] : own.Windows;
        return own with
        {
            CostPerCall = options.CostPerCall,
            Windows =
            [
                .. from span in Enum.GetValues<QuotaSpan>()
                let window = options.Quota.Window(span, documented)
                where window is not null
                select window,
            ],
        };
    }

    /// <summary>The settings that are not from 0 to <see cref="Most"/>.</summary>
    public IEnumerable<string> Wrong() =>
        from span in Enum.GetValues<QuotaSpan>()
        where Said(span) is { } said && !IsPossible(said)
        select $"Per{span}";

    /// <summary>Whether a window or a price can be this.</summary>
    public static bool IsPossible(double value) => value is >= 0 and <= Most;

    // Bursts are judged over any second or minute; longer windows begin where vendors' counters begin.
    private QuotaWindow? Window(QuotaSpan span, IReadOnlyList<QuotaWindow> windows)
    {
        var documented = windows.FirstOrDefault(window => window.Span == span);
        return Said(span) switch
        {
            null => documented,
            0 => null,
            { } limit when documented is null => new QuotaWindow(span, limit, span < QuotaSpan.Hour),
            { } limit => documented with { Limit = limit },
        };
    }

    private double? Said(QuotaSpan span) => span switch
    {
        QuotaSpan.Second => PerSecond,
        QuotaSpan.Minute => PerMinute,
        QuotaSpan.Hour => PerHour,
        QuotaSpan.Day => PerDay,
        _ => PerMonth,
    };
}
