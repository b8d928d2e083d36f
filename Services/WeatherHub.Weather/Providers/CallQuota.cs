namespace WeatherHub.Weather.Providers;

/// <summary>How often a vendor may be called, and how much of that one call takes.</summary>
public sealed record CallQuota
{
    /// <summary>No window at all.</summary>
    public static CallQuota Unlimited { get; } = new();

    /// <summary>The windows, shortest first; a call must fit into every one.</summary>
    public IReadOnlyList<QuotaWindow> Windows { get; init; } = [];

    /// <summary>How many calls the vendor counts for a call to this address; 1 unless it says otherwise.</summary>
    public Func<Uri, double> WeightOf { get; init; } = static _ => 1;

    /// <summary>US dollars for one call, whatever it weighs.</summary>
    public double CostPerCall { get; init; }
}

/// <summary>So many calls in so much time.</summary>
/// <param name="Span">How long the window is.</param>
/// <param name="Limit">Calls within it, weighted; more than 0.</param>
/// <param name="Rolling">Whether it reaches back from now; otherwise it begins with each UTC second, minute, hour, day or month.</param>
public sealed record QuotaWindow(QuotaSpan Span, double Limit, bool Rolling = false);

/// <summary>How long a quota window is.</summary>
public enum QuotaSpan
{
    /// <summary>A second.</summary>
    Second,
    /// <summary>A minute.</summary>
    Minute,
    /// <summary>An hour.</summary>
    Hour,
    /// <summary>A day.</summary>
    Day,
    /// <summary>A calendar month; thirty days where the window rolls.</summary>
    Month,
}
