using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Fetching;

/// <summary>Reports and requests as tests need them.</summary>
internal static class Sample
{
    public static readonly Coordinates Berlin = new(52.52437, 13.41053);

    public static Report Report(string provider, ReportKind kind, DateTimeOffset fetched, DateTimeOffset expires, int hours = 24)
    {
        var report = Weather(provider, kind, fetched, expires, hours);
        return kind == ReportKind.Alerts ? report with { Payload = new AlertPayload([], IsOfficial: true) } : report;
    }

    private static Report Weather(string provider, ReportKind kind, DateTimeOffset fetched, DateTimeOffset expires, int hours) =>
        new()
        {
            Provider = provider,
            Kind = kind,
            FetchedAt = fetched,
            ExpiresAt = expires,
            Lineage = [provider],
            Hourly = kind == ReportKind.Forecast ? Hourly(fetched, hours) : null,
            Current =
                kind == ReportKind.Current
                    ? new CurrentReading
                    {
                        Time = fetched,
                        Kind = ReadingKind.Observation,
                        Values = new Dictionary<Variable, double> { [Variable.Temperature] = 21.4 },
                    }
                    : null,
        };

    public static HourlySeries Hourly(DateTimeOffset from, int hours, int seed = 1)
    {
        var random = new Random(seed);
        var axis = new TimeAxis(TimeAxis.Floor(from), hours);
        var columns = new Column?[VariableFacts.All.Length];
        foreach (var facts in VariableFacts.All)
        {
            var (low, high) = (Math.Max(facts.Minimum, -50), Math.Min(facts.Maximum, facts.Minimum + 100));
            var value = (low + high) / 2;
            columns[(int)facts.Variable] = new Column(
                [
                    .. Enumerable
                        .Range(0, hours)
                        .Select(_ => Math.Round(value = Math.Clamp(value + random.NextDouble() * 2 - 1, low, high), 1)),
                ],
                null);
        }

        return new HourlySeries(
            axis,
            columns,
            [.. Enumerable.Range(0, hours).Select(hour => (Condition?)(hour % 7 == 0 ? null : (Condition)(hour / 12 % 5)))]);
    }

    public static ForecastRequest Request(params ReportKind[] kinds) => new()
    {
        Place = Berlin,
        Zone = TimeZoneInfo.Utc,
        Kinds = kinds.Length == 0 ? [ReportKind.Forecast] : kinds,
        Hours = 24,
        Days = 1,
        Mode = MergeMode.Consensus,
    };

    /// <summary>A merge that keeps nothing but the vendors' names.</summary>
    public static MergedForecast Merge(MergeRequest request) =>
        new(
            null,
            new MergedHourly(
                new TimeAxis(TimeAxis.Floor(request.Now), 0),
                new Dictionary<Variable, MergedColumn>(),
                new([], []),
                new([], []),
                new([], [])),
            new MergedDaily([], new Dictionary<DailyVariable, MergedColumn>(), new([], [])),
            [.. request.Reports.Select(report => new MergeNotice("used", report.Provider, "", ""))])
        {
            Elevation = request.Height?.Metres,
        };
}
