using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Current;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Answers such as the desk gives, with values that a test can recognise.</summary>
internal static class Answers
{
    internal static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 20, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Hour = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Both = ["alpha", "beta"];

    /// <summary>Fresh and complete: both vendors reported five minutes ago.</summary>
    internal static ForecastAnswer Whole(ForecastRequest request) =>
        new(
            Forecast(request),
            [Reported("alpha"), Reported("beta")],
            CacheUse.Miss,
            TimeSpan.FromMilliseconds(12.34),
            TimeSpan.FromMilliseconds(0.5));

    internal static Reported Reported(string provider, bool stale = false, FaultKind? fault = null) => new(
        new Report
        {
            Provider = provider,
            Kind = ReportKind.Forecast,
            FetchedAt = Now.AddMinutes(-5),
            ExpiresAt = stale ? Now.AddMinutes(-1) : Now.AddMinutes(25),
            IssuedAt = Now.AddMinutes(-50),
            Lineage = ["ecmwf-ifs"],
            Elevation = 38.4,
        },
        stale,
        fault);

    internal static MergedForecast Forecast(ForecastRequest request, double temperature = 23.449)
    {
        var (hours, days) = (request.Hours, request.Days);
        var start = new DateTimeOffset(2026, 8, 19, 22, 0, 0, TimeSpan.Zero);
        return new MergedForecast(
            new MergedCurrent(
                Now.AddMinutes(-10),
                ReadingKind.Observation,
                IsDay: true,
                Columns(1, temperature),
                Words<Condition>(1, Condition.PartlyCloudy)),
            new MergedHourly(
                new TimeAxis(Hour, hours),
                Columns(hours, temperature),
                Words<PrecipitationType>(hours, PrecipitationType.FreezingRain),
                Words<Condition>(hours, Condition.Windy),
                Words<bool>(hours, true)),
            new MergedDaily(
                [.. Enumerable.Range(0, days).Select(day => new MergedDay(
                    new DateOnly(2026, 8, 20).AddDays(day), start.AddDays(day), start.AddDays(day + 1), day > 0, day == 1
                        ? null
                        : start.AddDays(day).AddHours(6), start.AddDays(day).AddHours(20)))],
                Enum.GetValues<DailyVariable>().ToDictionary(
                    variable =>
                        variable, variable => variable == DailyVariable.TemperatureMax ? Sure(Column(days, 0.2649)) : Column(days, 0.2649)),
                Words<Condition>(days, Condition.Rain)),
            [new MergeNotice("values_rejected", "beta", "/hourly/temperature", "2 values outvoted")],
            Verifications: 7)
        {
            Elevation = request.Elevation ?? 38.4,
        };
    }

    private static Dictionary<Variable, MergedColumn> Columns(int count, double temperature)
    {
        var columns = Enum.GetValues<Variable>().ToDictionary(
            variable => variable, variable => Column(count, Sample(variable, temperature)));
        columns[Variable.Temperature] = Sure(columns[Variable.Temperature]);
        columns[Variable.Visibility] = new MergedColumn([.. Enumerable.Repeat(double.NaN, count)], []);
        return columns;
    }

    private static double Sample(Variable variable, double temperature) => variable switch
    {
        Variable.Temperature => temperature,
        Variable.DewPoint => -0.04,
        Variable.PressureMsl => 1013.25,
        Variable.WindSpeed => 10,
        Variable.WindDirection => 359.7,
        Variable.Precipitation => 25.4,
        Variable.Snowfall => 2.54,
        Variable.RelativeHumidity => 49.5,
        _ => 5.25,
    };

    private static MergedColumn Column(int count, double value)
    {
        var values = Enumerable.Repeat(value, count).ToArray();
        if (count <= 2) return new MergedColumn(values, [new ProvenanceRun(0, count, MergeMethodNames.WeightedMean, Both)]);
        values[2] = double.NaN;
        List<ProvenanceRun> runs = [new(0, 2, MergeMethodNames.WeightedMean, Both)];
        if (count > 3) runs.Add(new ProvenanceRun(3, count, MergeMethodNames.Single, ["alpha"]));
        return new MergedColumn(values, runs);
    }

    private static MergedColumn Sure(MergedColumn column) => column with
    {
        Confidence = new ConfidenceColumn(
            Array.ConvertAll(column.Values, value => double.IsNaN(value) ? double.NaN : 87.6),
            Array.ConvertAll(column.Values, value => value - 1.24),
            Array.ConvertAll(column.Values, value => value + 1.26),
            Array.ConvertAll(column.Values, value => (byte)2)),
    };

    private static MergedCategories<T> Words<T>(int count, T value)
        where T : struct => new([.. Enumerable.Repeat<T?>(value, count)], [new ProvenanceRun(0, count, MergeMethodNames.Derived, Both)]);
}
