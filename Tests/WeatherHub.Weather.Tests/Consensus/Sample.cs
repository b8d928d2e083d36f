using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Reports of made-up vendors, and requests that merge them.</summary>
internal static class Sample
{
    internal static readonly DateTimeOffset Now = new(2026, 8, 20, 11, 20, 0, TimeSpan.Zero);

    internal static readonly DateTimeOffset Hour = TimeAxis.Floor(Now);

    internal static readonly DateTimeOffset Midnight = Hour.AddHours(-Hour.Hour);

    internal static readonly Coordinates Berlin = new(52.52, 13.41);

    internal static MergeRequest Request(params Report[] reports) => new()
    {
        Place = Berlin,
        Zone = TimeZoneInfo.Utc,
        Now = Now,
        Hours = 24,
        Days = 2,
        Mode = MergeMode.Consensus,
        Reports = reports,
    };

    /// <summary>A vendor that says the same of every hour from the start of the day, for three days.</summary>
    internal static Report Steady(string provider, params (Variable Variable, double Value)[] values) => Hourly(provider, null, values);

    internal static Report Hourly(string provider, Condition? condition, params (Variable Variable, double Value)[] values) =>
        Hourly(provider, condition, 72, values);

    internal static Report Hourly(string provider, Condition? condition, int hours, params (Variable Variable, double Value)[] values)
    {
        var columns = new Column?[VariableFacts.All.Length];
        foreach (var (variable, value) in values) columns[(int)variable] = new Column([.. Enumerable.Repeat(value, hours)], null);
        var words = condition is null ? null : Enumerable.Repeat(condition, hours).ToArray();
        return Of(provider, new HourlySeries(new TimeAxis(Midnight, hours), columns, words));
    }

    /// <summary>
    /// A vendor whose temperature is the same for three days from the start of the day, but for some hours and a little that keeps it from
    /// standing still.
    /// </summary>
    internal static Report SteadyExcept(string provider, double usually, params (int Hour, double Value)[] instead)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column([.. Enumerable.Range(0, 72).Select(hour => usually + hour % 2 * 1e-3)], null);
        foreach (var (hour, value) in instead) columns[(int)Variable.Temperature]!.Values[hour] = value;
        return Of(provider, new HourlySeries(new TimeAxis(Midnight, 72), columns, null));
    }

    /// <summary>Provider "a" with one variable, a function of the hour of the day.</summary>
    internal static Report Ramp(DateTimeOffset start, int hours, Func<int, double> ofHour, Variable variable)
    {
        var axis = new TimeAxis(start, hours);
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)variable] = new Column([.. Enumerable.Range(0, hours).Select(step => ofHour(axis[step].Hour))], null);
        return Of("a", new HourlySeries(axis, columns, null));
    }

    internal static Report Of(string provider, HourlySeries? series) => new()
    {
        Provider = provider,
        Kind = ReportKind.Forecast,
        FetchedAt = Now,
        ExpiresAt = Now.AddHours(1),
        IssuedAt = Hour,
        Lineage = [provider],
        Hourly = series,
    };

    internal static Report Reading(
        string provider,
        ReadingKind kind,
        double minutesAgo,
        Condition? condition,
        double? distance,
        params (Variable Variable, double Value)[] values
    ) =>
        new()
        {
            Provider = provider,
            Kind = ReportKind.Current,
            FetchedAt = Now,
            ExpiresAt = Now.AddMinutes(10),
            Lineage = [provider],
            Current = new CurrentReading
            {
                Time = Now.AddMinutes(-minutesAgo),
                Kind = kind,
                Values = values.ToDictionary(said => said.Variable, said => said.Value),
                Condition = condition,
                Station = kind == ReadingKind.Observation ? new Station("1", null, null, null, distance) : null,
            },
        };

    internal static MergedForecast Merge(params Report[] reports) => ForecastMerge.Merge(Request(reports));

    internal static MergedColumn Of(this MergedForecast forecast, Variable variable) => forecast.Hourly.Columns[variable];
}
