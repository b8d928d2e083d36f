using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>
/// A vendor that speaks of three days in Berlin, hour by hour of the local day; every day alike. A fair day of 12 to 20 °C
/// until told otherwise.
/// </summary>
internal sealed class Vendor
{
    internal static readonly SentenceUnits Si = new(Unit.Celsius, Unit.MetrePerSecond, Unit.Millimetre, Unit.Centimetre);
    internal static readonly SentenceUnits Us = new(Unit.Fahrenheit, Unit.MilePerHour, Unit.Inch, Unit.Inch);

    /// <summary>14:00 in Berlin.</summary>
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 20, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2026, 8, 19, 22, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<Variable, double[]> columns = new()
    {
        [Variable.Temperature] = [.. Enumerable.Range(0, 24).Select(hour => 16 - 4 * Math.Cos(2 * Math.PI * (hour - 3) / 24))],
        [Variable.CloudCover] = Flat(20),
        [Variable.Precipitation] = Flat(0),
        [Variable.PrecipitationProbability] = Flat(0),
        [Variable.Snowfall] = Flat(0),
        [Variable.WindSpeed] = Flat(3),
        [Variable.WindGust] = Flat(6),
        [Variable.Visibility] = Flat(20_000),
    };

    private readonly Condition?[] words = new Condition?[24];
    private int hours = 72;

    internal Vendor Rain(int from, int to, double anHour, double chance) =>
        Set(Variable.Precipitation, from, to, anHour).Chance(from, to, chance);

    internal Vendor Snow(int from, int to, double anHour, double chance) =>
        Rain(from, to, anHour, chance).Set(Variable.Snowfall, from, to, anHour);

    internal Vendor Chance(int from, int to, double chance) => Set(Variable.PrecipitationProbability, from, to, chance);

    internal Vendor Cloud(double cover, int from = 0, int to = 24) => Set(Variable.CloudCover, from, to, cover);

    internal Vendor Wind(double speed, double gust) => Set(Variable.WindSpeed, 10, 16, speed).Set(Variable.WindGust, 10, 16, gust);

    internal Vendor Warm(double low, double high) =>
        Each(Variable.Temperature, hour => (low + high) / 2 - (high - low) / 2 * Math.Cos(2 * Math.PI * (hour - 3) / 24));

    internal Vendor Fog(int from, int to) => Set(Variable.Visibility, from, to, 300);

    internal Vendor Says(Condition condition, int from, int to)
    {
        for (var hour = from; hour < to; hour++) words[hour] = condition;
        return this;
    }

    internal Vendor Without(Variable variable)
    {
        columns.Remove(variable);
        return this;
    }

    /// <summary>Only so many hours, from the first midnight.</summary>
    internal Vendor Ends(int after)
    {
        hours = after;
        return this;
    }

    /// <summary>Today is day 0, at 14:20; tomorrow day 1.</summary>
    internal static string? Say(int day, SentenceUnits units, MergeMode mode, params Vendor[] vendors) =>
        DaySentences.Of(Merge(mode, vendors).Daily, units)[day];

    internal static MergedForecast Merge(MergeMode mode, params Vendor[] vendors) => Merge(Now, Midnight, mode, vendors);

    /// <summary>The hours that vendors name are counted from the midnight given.</summary>
    internal static MergedForecast Merge(DateTimeOffset now, DateTimeOffset midnight, MergeMode mode, params Vendor[] vendors) =>
        ForecastMerge.Merge(
            new MergeRequest
            {
                Place = new Coordinates(52.52, 13.41),
                Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
                Now = now,
                Hours = 48,
                Days = 3,
                Mode = mode,
                Reports = [.. vendors.Select((vendor, index) => vendor.Report($"vendor-{index}", now, midnight))],
            });

    private Report Report(string name, DateTimeOffset now, DateTimeOffset midnight)
    {
        var axis = new TimeAxis(midnight, hours);
        var series = new Column?[VariableFacts.All.Length];
        foreach (var (variable, ofDay) in columns)
            series[(int)variable] = new Column([.. Enumerable.Range(0, hours).Select(hour => ofDay[hour % 24])], null);
        var said = Array.TrueForAll(words, word => word is null)
            ? null
            : Enumerable.Range(0, hours).Select(hour => words[hour % 24]).ToArray();
        return new Report
        {
            Provider = name,
            Kind = ReportKind.Forecast,
            FetchedAt = now,
            ExpiresAt = now.AddHours(1),
            IssuedAt = midnight,
            Lineage = [name],
            Hourly = new HourlySeries(axis, series, said),
        };
    }

    private Vendor Set(Variable variable, int from, int to, double value) =>
        Each(variable, hour => hour >= from && hour < to ? value : columns[variable][hour]);

    private Vendor Each(Variable variable, Func<int, double> ofHour)
    {
        columns[variable] = [.. Enumerable.Range(0, 24).Select(ofHour)];
        return this;
    }

    private static double[] Flat(double value) => [.. Enumerable.Repeat(value, 24)];
}
