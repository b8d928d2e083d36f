using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>
/// Weather that could be, seen by one to four vendors that differ as vendors do; in zones of every kind, often about the change of clocks.
/// </summary>
internal sealed class RandomDays(int seed)
{
    private const int Hours = 24 * 9;

    private static readonly string[] Zones =
    [
        "Etc/UTC",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "America/Los_Angeles",
        "America/Havana",
        "Africa/Cairo",
    ];

    private static readonly DateTimeOffset[] Changes =
    [
        At("2026-03-28"),
        At("2026-10-24"),
        At("2026-03-07"),
        At("2026-10-31"),
        At("2026-04-04"),
        At("2026-10-03"),
        At("2026-04-23"),
        At("2026-10-29"),
    ];

    private readonly Random random = new(seed);

    internal MergeRequest Request()
    {
        var now = (Chance(0.6) ? Changes[random.Next(Changes.Length)] : At("2026-01-01").AddDays(random.Next(365))).AddMinutes(
            random.Next(24 * 60));
        var start = TimeAxis.Floor(now).AddHours(Chance(0.5) ? -30 : 0);
        var truth = Truth();
        return new MergeRequest
        {
            Place = new Coordinates(random.NextDouble() * 130 - 60, random.NextDouble() * 360 - 180),
            Zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]),
            Now = now,
            Hours = 240,
            Days = 5,
            Mode = Chance(0.8) ? MergeMode.Consensus : MergeMode.Best,
            Reports = [.. Enumerable.Range(0, random.Next(1, 5)).Select(index => Report($"vendor-{index}", now, start, truth))],
        };
    }

    private Dictionary<Variable, double[]> Truth()
    {
        var (mean, swing, cloudiness, windiness) = (
            random.Next(-20, 34),
            random.NextDouble() * 8,
            random.Next(0, 100),
            random.NextDouble() * random.NextDouble() * 35);
        var (rain, chance) = (new double[Hours], new double[Hours]);
        for (var spell = random.Next(0, 9); spell > 0; spell--)
        {
            var (from, length, rate, likely) = (
                random.Next(Hours),
                random.Next(1, 16),
                Math.Pow(random.NextDouble(), 3) * 9,
                random.Next(5, 100));
            for (var hour = from; hour < Math.Min(Hours, from + length); hour++)
            {
                rain[hour] = Chance(0.3) ? 0 : rate * (0.5 + random.NextDouble());
                chance[hour] = Math.Clamp(likely + random.Next(-10, 10), 0, 100);
            }
        }

        var warmth = Each(hour => mean + 6 * Math.Sin(hour / 40.0) - swing * Math.Cos(2 * Math.PI * hour / 24));
        var wind = Each(hour => windiness * (1 + Math.Sin(hour / 17.0)) / 2);
        return new Dictionary<Variable, double[]>
        {
            [Variable.Temperature] = warmth,
            [Variable.CloudCover] = Each(hour => rain[hour] > 0 ? 95 : Math.Clamp(cloudiness + 45 * Math.Sin(hour / 9.0), 0, 100)),
            [Variable.Precipitation] = rain,
            [Variable.PrecipitationProbability] = chance,
            [Variable.Snowfall] = Each(hour => warmth[hour] < 1 ? rain[hour] : 0),
            [Variable.WindSpeed] = wind,
            [Variable.WindGust] = Each(hour => wind[hour] * 1.5),
            [Variable.Visibility] = Each(hour => Math.Sin(hour / 21.0) > 0.97 ? 400 : 20_000),
        };
    }

    private Report Report(string name, DateTimeOffset now, DateTimeOffset start, Dictionary<Variable, double[]> truth)
    {
        var count = Chance(0.7) ? Hours : random.Next(3, Hours);
        var columns = new Column?[VariableFacts.All.Length];
        var (wetter, late) = (Chance(0.7) ? 1 : random.NextDouble() * 2, Chance(0.3) ? random.Next(1, 12) : 0);
        foreach (var (variable, values) in truth)
            if (Chance(0.93))
                columns[(int)variable] = new Column(
                    [.. values.Skip(late).Concat(values).Take(count).Select(value => Seen(variable, value, wetter))],
                    null);
        return new Report
        {
            Provider = name,
            Kind = ReportKind.Forecast,
            FetchedAt = now,
            ExpiresAt = now.AddHours(1),
            IssuedAt = now.AddHours(-1),
            Lineage = [name],
            Hourly = new HourlySeries(
                new TimeAxis(start, count),
                columns,
                Chance(0.6) ? [.. Enumerable.Range(0, count).Select(hour => Word(truth, hour))] : null),
            Daily = Chance(0.4) ? [.. Enumerable.Range(0, 7).Select(day => Outlook(now, day, truth))] : [],
        };
    }

    private double Seen(Variable variable, double value, double wetter) => variable switch
    {
        Variable.Precipitation or Variable.Snowfall => value * wetter * (0.8 + 0.4 * random.NextDouble()),
        Variable.Temperature => value + random.NextDouble() - 0.5,
        Variable.CloudCover or Variable.PrecipitationProbability => Math.Clamp(value + (value > 0 ? random.Next(-5, 6) : 0), 0, 100),
        _ => value,
    };

    private Condition? Word(Dictionary<Variable, double[]> truth, int hour)
    {
        var (rain, warmth) = (truth[Variable.Precipitation][hour], truth[Variable.Temperature][hour]);
        if (rain <= 0)
            return Chance(0.02) ? Condition.Haze
                : Chance(0.02) ? Condition.Thunderstorm
                : Condition.PartlyCloudy;
        return warmth < 0.5 ? Condition.Snow
            : rain > 4 && Chance(0.5) ? Condition.Thunderstorm
            : Chance(0.5) ? Condition.Showers
            : Condition.Rain;
    }

    private DailyOutlook Outlook(DateTimeOffset now, int day, Dictionary<Variable, double[]> truth)
    {
        var hours = Enumerable.Range(day * 24, 24).ToList();
        var sum = hours.Sum(hour => truth[Variable.Precipitation][hour]);
        return new DailyOutlook
        {
            Date = DateOnly.FromDateTime(now.UtcDateTime).AddDays(day),
            TemperatureMax = hours.Max(hour => truth[Variable.Temperature][hour]),
            TemperatureMin = hours.Min(hour => truth[Variable.Temperature][hour]),
            PrecipitationSum = Chance(0.8) ? sum : null,
            PrecipitationProbabilityMax = Chance(0.8) ? hours.Max(hour => truth[Variable.PrecipitationProbability][hour]) : null,
            WindSpeedMax = hours.Max(hour => truth[Variable.WindSpeed][hour]),
            WindGustMax = hours.Max(hour => truth[Variable.WindGust][hour]),
            Condition = Chance(0.7) ? sum > 0.1 ? Condition.Rain : Condition.PartlyCloudy : null,
        };
    }

    private static double[] Each(Func<int, double> ofHour) => [.. Enumerable.Range(0, Hours).Select(ofHour)];

    private bool Chance(double probability) => random.NextDouble() < probability;

    private static DateTimeOffset At(string date) => DateTimeOffset.Parse($"{date}T00:00Z");
}
