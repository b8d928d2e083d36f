namespace WeatherHub.Weather.Reports;

/// <summary>How the reports of several providers about one place become one answer.</summary>
public enum Combination
{
    /// <summary>Their values are merged: a few independent reports are enough.</summary>
    Merge,
    /// <summary>Everything that any of them reports is shown: every provider is waited for.</summary>
    Union,
}

/// <summary>
/// A kind of data that can be requested of a provider; each is cached and refreshed on its own. What else is particular to a kind (its
/// codec, its size, how long it may be served stale) stands in the descriptor that the host keeps for it.
/// </summary>
public sealed class ReportKind
{
    private ReportKind(int order, string name, TimeSpan freshness, Combination combination, params IReadOnlyList<string> blocks) =>
        (Order, Name, Freshness, Combination, Blocks) = (order, name, freshness, combination, blocks);

    /// <summary>The hourly forecast (and, where a provider has one, its daily block and its analysis of the present).</summary>
    public static ReportKind Forecast { get; } =
        new(0, "forecast", TimeSpan.FromMinutes(60), Combination.Merge, "hourly", "daily", "current");

    /// <summary>The weather now: a station's observation or the provider's own analysis.</summary>
    public static ReportKind Current { get; } =
        new(1, "current", TimeSpan.FromMinutes(10), Combination.Merge, "current") { Verifies = true };

    /// <summary>Warnings in force.</summary>
    public static ReportKind Alerts { get; } = new(2, "alerts", TimeSpan.FromMinutes(5), Combination.Union, "alerts");

    /// <summary>Every kind, in order.</summary>
    public static IReadOnlyList<ReportKind> All { get; } = [Forecast, Current, Alerts];

    /// <summary>Its place among the kinds: answers name them in this order.</summary>
    public int Order { get; }

    /// <summary>One word in lower case: in cache keys, on the wire and in telemetry.</summary>
    public string Name { get; }

    /// <summary>How long a report is fresh where its source says nothing else.</summary>
    public TimeSpan Freshness { get; }

    /// <summary>How several reports are combined.</summary>
    public Combination Combination { get; }

    /// <summary>The blocks of an answer that are made of its reports, the one that misses a report most first.</summary>
    public IReadOnlyList<string> Blocks { get; }

    /// <summary>Whether forecasts are verified against its readings.</summary>
    public bool Verifies { get; private init; }

    /// <summary>The kind of that name; null for any other name.</summary>
    public static ReportKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
