using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Providers.Shared;

/// <summary>What a mapper is told besides the payload.</summary>
/// <param name="FetchedAt">When it came.</param>
/// <param name="ExpiresAt">Until when it need not be fetched again.</param>
/// <param name="Cell">The cell requested; null for a recorded response, whose own coordinates then serve.</param>
/// <param name="Kind">The kind requested; null for a recorded response, which is any.</param>
/// <param name="Validator">The vendor's validator, for a conditional request.</param>
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

    /// <summary>The report of a series.</summary>
    /// <exception cref="Weather.Providers.ProviderFaultException">It is empty, see <see cref="Faults.Empty"/>.</exception>
    public Report Forecast(string provider, IReadOnlyList<string> lineage, HourlySeriesBuilder series, bool isShaped) =>
        Report(provider, ReportKind.Forecast, lineage) with
        {
            Hourly = series.Build() ?? throw Faults.Empty(isShaped, series.Rejections, this),
            Rejections = series.Rejections,
        };

    /// <summary>The report of a reading at a station, which may be null.</summary>
    /// <exception cref="Weather.Providers.ProviderFaultException">It is empty.</exception>
    public Report Current(
        string provider,
        IReadOnlyList<string> lineage,
        CurrentReadingBuilder reading,
        DateTimeOffset time,
        ReadingKind kind,
        Condition? condition,
        Station? station)
    {
        if (reading.Values.Count == 0 && condition is null or Condition.Unknown) throw Faults.Empty(true, reading.Rejections, this);
        return Report(provider, ReportKind.Current, lineage) with
        {
            IssuedAt = time,
            GridPoint = station?.Location,
            Elevation = station?.Elevation,
            Current = new CurrentReading { Time = time, Kind = kind, Values = reading.Values, Condition = condition, Station = station },
            Rejections = reading.Rejections,
        };
    }
}
