using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>
/// Requests that no vendor would send on a good day: holes, contradictions, foreign axes, impossible numbers, readings from the future.
/// </summary>
internal sealed class HostileReports(int seed)
{
    private static readonly string[] Vendors = ["ash", "birch", "cedar", "elm", "fir", "oak", "yew"];
    private static readonly string[] Models = ["ecmwf-ifs", "gfs", "icon"];
    private static readonly string[] Zones =
    [
        "Etc/UTC",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "Pacific/Apia",
        "America/Los_Angeles",
    ];

    private readonly Random random = new(seed);

    internal MergeRequest Request()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(365 * 86_400));
        return new MergeRequest
        {
            Place = new Coordinates(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180),
            Zone = TimeZoneInfo.FindSystemTimeZoneById(Pick(Zones)),
            Now = now,
            Hours = random.Next(1, 241),
            Days = random.Next(1, 17),
            Mode = Pick(Enum.GetValues<MergeMode>()),
            Reports = [.. Enumerable.Range(0, random.Next(8)).Select(index => Report(now, index))],
        };
    }

    private Report Report(DateTimeOffset now, int index)
    {
        var fetched = now.AddSeconds(-random.Next(86_400)).AddTicks(index);
        var forecast = Chance(0.6);
        return new Report
        {
            Provider = Pick(Vendors),
            Kind = forecast ? ReportKind.Forecast : ReportKind.Current,
            FetchedAt = fetched,
            ExpiresAt = fetched.AddHours(1),
            IssuedAt = Chance(0.5) ? fetched.AddHours(-random.Next(-3, 24)) : null,
            Lineage = Chance(0.9) ? [Pick(Models)] : [],
            Hourly = forecast && Chance(0.9) ? Series(now) : null,
            Current = forecast ? null : Reading(now),
            Daily = forecast && Chance(0.5) ? [.. Enumerable.Range(-1, random.Next(18)).Select(day => Outlook(now, day))] : [],
            Rejections = Chance(0.2) ? [new Rejection(Pick(Enum.GetValues<Variable>()), random.Next(5))] : [],
        };
    }

    private HourlySeries Series(DateTimeOffset now)
    {
        var axis = new TimeAxis(TimeAxis.Floor(now).AddHours(random.Next(-60, 30)), random.Next(1, 300));
        var columns = VariableFacts.All.Select(facts => Chance(0.75) ? Column(axis.Count, facts) : null).ToArray();
        var conditions = Chance(0.7)
            ? Enumerable.Range(0, axis.Count).Select(_ => Chance(0.8) ? (Condition?)Pick(Enum.GetValues<Condition>()) : null).ToArray()
            : null;
        return new HourlySeries(axis, columns, conditions);
    }

    private Column Column(int count, VariableFacts facts)
    {
        var (holes, calm, impossible) = (random.NextDouble() * random.NextDouble(), Chance(0.7), Chance(0.1) ? 0.1 : 0);
        var level = Value(facts);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Chance(holes) ? double.NaN
                : Chance(impossible) ? Pick<double>([double.PositiveInfinity, -9999, 1e300, facts.Maximum + 1])
                : calm ? Math.Clamp(level + random.NextDouble() * 3, facts.Minimum, facts.Maximum) : Value(facts);
        return new Column(values, Chance(0.6) ? null : [.. values.Select(_ => (byte)random.Next(0, 13))]);
    }

    private CurrentReading Reading(DateTimeOffset now)
    {
        var kind = Pick(Enum.GetValues<ReadingKind>());
        return new CurrentReading
        {
            Time = now.AddMinutes(random.Next(-120, 30)),
            Kind = kind,
            Values = VariableFacts.All.Where(_ => Chance(0.6)).ToDictionary(facts => facts.Variable, Value),
            Condition = Chance(0.6) ? Pick(Enum.GetValues<Condition>()) : null,
            Station = kind == ReadingKind.Observation && Chance(0.7) ? new Station("s", null, null, null, random.Next(40_000)) : null,
        };
    }

    private DailyOutlook Outlook(DateTimeOffset now, int day) => new()
    {
        Date = DateOnly.FromDateTime(now.UtcDateTime).AddDays(day),
        TemperatureMax = Say(Variable.Temperature),
        TemperatureMin = Say(Variable.Temperature),
        PrecipitationSum = Say(Variable.Precipitation),
        PrecipitationProbabilityMax = Say(Variable.PrecipitationProbability),
        SnowfallSum = Say(Variable.Snowfall),
        WindSpeedMax = Say(Variable.WindSpeed),
        WindGustMax = Say(Variable.WindGust),
        UvIndexMax = Say(Variable.UvIndex),
        Condition = Chance(0.7) ? Pick(Enum.GetValues<Condition>()) : null,
    };

    private double? Say(Variable variable) => Chance(0.6) ? Value(VariableFacts.Of(variable)) : null;

    /// <summary>Anything that physics allows; amounts are often zero or about to round to it.</summary>
    private double Value(VariableFacts facts) => facts.Method == CellMethod.Sum && Chance(0.7)
        ? Pick<double>([0, 0, 0.01, 0.049, 0.05, 0.1, 2])
        : facts.Minimum + (facts.Maximum - facts.Minimum) * random.NextDouble();

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];
}
