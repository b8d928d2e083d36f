using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Shared;

/// <summary>What a mapper is told besides the payload.</summary>
/// <param name="FetchedAt">When it came.</param>
/// <param name="ExpiresAt">Until when it need not be fetched again.</param>
/// <param name="Cell">The cell requested; null for a recorded response, whose own coordinates then serve.</param>
/// <param name="Kind">The kind requested; null for a recorded response, which is any.</param>
/// <param name="Validator">For asking "anything new?".</param>
internal sealed record ReportMetadata(
    DateTimeOffset FetchedAt, DateTimeOffset ExpiresAt, Coordinates? Cell = null, ReportKind? Kind = null, string? Validator = null)
{
    /// <summary>A report with nothing but these.</summary>
    public Report Report(string provider, ReportKind kind, IReadOnlyList<string> lineage) => new()
    {
        Provider = provider,
        Kind = kind,
        FetchedAt = FetchedAt,
        ExpiresAt = ExpiresAt,
        Lineage = lineage,
    };
}
