using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Hosting;

/// <summary>A simulated provider for <see cref="JitWarmup"/>: the same report for every place.</summary>
internal sealed class WarmupProvider(string id) : IWeatherProvider
{
    private const int Hours = 240;

    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    public ProviderProfile Profile { get; } = new()
    {
        Id = id,
        Name = id,
        Attribution = new Attribution(id, new Uri("https://example.org/"), "CC0-1.0", new Uri("https://example.org/"), false, true),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromHours(Hours),
        LineageAt = _ => [id],
        Documentation = new Uri("https://example.org/"),
    };

    public IReadOnlyList<Source> Sources =>
        field ??= [Source.For(ReportKind.Forecast, ForecastAsync), Source.For(ReportKind.Current, CurrentAsync)];

    private Task<Report> ForecastAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var later = new DailyOutlook
        {
            Date = DateOnly.FromDateTime(now.UtcDateTime).AddDays(12),
            TemperatureMax = 20,
            Condition = Condition.Clear,
        };
        return Task.FromResult(Report(query.Kind, now) with { Elevation = 100, Hourly = Series(now), Daily = [later] });
    }

    // Of another height: correcting for it is compiled too.
    private Task<Report> CurrentAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Task.FromResult(Report(query.Kind, now) with { Elevation = 110, Current = Reading(now) });
    }

    private Report Report(ReportKind kind, DateTimeOffset now) => new()
    {
        Provider = id,
        Kind = kind,
        FetchedAt = now,
        ExpiresAt = now + Freshness,
        IssuedAt = now,
        Lineage = [id],
    };

    private static HourlySeries Series(DateTimeOffset now)
    {
        var columns = new Column?[VariableFacts.All.Length];
        foreach (var facts in VariableFacts.All)
            columns[(int)facts.Variable] = new Column([.. Enumerable.Range(0, Hours).Select(hour => Value(facts.Variable, hour))], null);
        return new HourlySeries(
            new TimeAxis(TimeAxis.Floor(now), Hours),
            columns,
            [.. Enumerable.Range(0, Hours).Select(hour => (Condition?)(hour % 5 == 0 ? Condition.Rain : Condition.Overcast))]);
    }

    private static CurrentReading Reading(DateTimeOffset now) => new()
    {
        Time = now,
        Kind = ReadingKind.Observation,
        Values = VariableFacts.All.ToArray().ToDictionary(facts => facts.Variable, facts => Value(facts.Variable, 0)),
        Condition = Condition.Overcast,
    };

    private static double Value(Variable variable, int hour)
    {
        var facts = VariableFacts.Of(variable);
        return Math.Clamp(variable == Variable.PressureMsl ? 1013 : 5 + hour % 3, facts.Minimum, facts.Maximum);
    }
}
