using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>A validated request for reports and their merge, free of HTTP and of the contract.</summary>
internal sealed record ForecastRequest
{
    /// <summary>The place requested.</summary>
    public required Coordinates Place { get; init; }

    /// <summary>Metres above sea level that the answer is for, when the caller gave it.</summary>
    public double? Elevation { get; init; }

    /// <summary>The place's zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Which kinds of data the wanted blocks need.</summary>
    public required IReadOnlyList<ReportKind> Kinds { get; init; }

    /// <summary>Hours wanted.</summary>
    public required int Hours { get; init; }

    /// <summary>Local days wanted.</summary>
    public required int Days { get; init; }

    /// <summary>How to merge.</summary>
    public required MergeMode Mode { get; init; }

    /// <summary>Only these providers; empty for all.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>Whether something is to be said of the days in words.</summary>
    public bool InWords { get; init; }

    /// <summary>What is to be written down while merging; null for nothing.</summary>
    public ExplainRequest? Explain { get; init; }

    /// <summary>How long ago a report may have been fetched; null for as long as it serves.</summary>
    public TimeSpan? MaxAge { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Forecast">The merged answer; null when there is no report of what is to be merged.</param>
/// <param name="Outcomes">What became of each provider and kind of data, in the catalogue's order; also of those skipped.</param>
/// <param name="Cache">How much of it came from the cache.</param>
/// <param name="FanOut">How long fetching took.</param>
/// <param name="Merge">How long merging took.</param>
internal sealed record ForecastAnswer(
    MergedForecast? Forecast, IReadOnlyList<Outcome> Outcomes, CacheUse Cache, TimeSpan FanOut, TimeSpan Merge);
