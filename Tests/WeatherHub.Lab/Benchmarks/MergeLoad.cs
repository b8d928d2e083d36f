using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>What the benchmarks merge: invented weather, vendors with errors of their own, and a book that has learned them.</summary>
internal sealed class MergeLoad
{
    internal const int Hours = 240;
    internal const int Vendors = 6;

    /// <summary>The twelve variables that every vendor speaks of.</summary>
    internal static readonly Variable[] Spoken =
    [
        Variable.Temperature, Variable.DewPoint, Variable.RelativeHumidity, Variable.PressureMsl, Variable.WindSpeed, Variable.WindGust,
        Variable.WindDirection, Variable.CloudCover, Variable.Precipitation, Variable.PrecipitationProbability, Variable.Visibility,
        Variable.UvIndex,
    ];

    private const string Here = "here";
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 11, 20, 0, TimeSpan.Zero);

    private readonly Random random = new(4711);
    private readonly VerificationStore book = new();

    internal MergeLoad()
    {
        var learner = new Learner(book);
        foreach (var quantity in Quantity.Hourly)
            for (var day = 0; day < 60; day++)
                for (var lead = 0.1; lead < 10; lead += 1)
                {
                    var truth = Truth(quantity.Variable, day * 24);
                    learner.Learn(
                        new VerificationPair(
                            Here, quantity, lead, Now.AddDays(day - 60), 52.5, Opinions(quantity.Variable, truth, Vendors), truth));
                }

        var skills = Quantity.Hourly.ToDictionary(quantity => quantity, quantity => book.SkillOf(Here, quantity));
        Temperature = skills[Quantity.Of(Variable.Temperature)!];
        Request = new MergeRequest
        {
            Place = new Coordinates(52.52, 13.41),
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            Now = Now,
            Hours = Hours,
            Days = 10,
            Mode = MergeMode.Consensus,
            KeepsSourceHours = false,
            Reports = [.. Enumerable.Range(0, Vendors).Select(Report)],
            Skill = quantity => skills[quantity],
        };
    }

    internal MergeRequest Request { get; }

    internal QuantitySkill Temperature { get; }

    internal PointMergeRequest Question => new(Temperature, 1.5, Now, 52.5);

    internal ForecastValue[] Opinions(Variable variable, double truth, int count) =>
        [.. Enumerable.Range(0, count).Select(vendor => new ForecastValue(Name(vendor), Name(vendor), Said(variable, truth, vendor)))];

    private Report Report(int vendor)
    {
        var columns = new Column?[VariableFacts.All.Length];
        var axis = new TimeAxis(TimeAxis.Floor(Now).AddHours(-14), Hours + 24);
        foreach (var variable in Spoken)
            columns[(int)variable] = new Column(
                [.. Enumerable.Range(0, axis.Count).Select(hour => Said(variable, Truth(variable, hour), vendor))], null);
        return new Report
        {
            Provider = Name(vendor),
            Kind = ReportKind.Forecast,
            FetchedAt = Now,
            ExpiresAt = Now.AddHours(1),
            IssuedAt = Now.AddHours(-2),
            Lineage = [Name(vendor)],
            Hourly = new HourlySeries(
                axis, columns,
                [.. Enumerable.Range(0, axis.Count)
                    .Select(hour => (Condition?)(hour / 9 % 2 == 0 ? Condition.PartlyCloudy : Condition.Rain))]),
        };
    }

    private double Said(Variable variable, double truth, int vendor)
    {
        var (facts, error) = (VariableFacts.Of(variable), (vendor - 2.5) / 5 + Normal() / 2);
        var scale = double.IsNaN(facts.ErrorScale) ? truth / 5 : facts.ErrorScale;
        return Math.Clamp(truth + scale * error, facts.Minimum, facts.Maximum);
    }

    private static double Truth(Variable variable, int hour)
    {
        var facts = VariableFacts.Of(variable);
        var wave = (1 + Math.Sin(hour * Math.PI / 12)) / 2;
        return variable switch
        {
            Variable.Temperature => 12 + 8 * wave,
            Variable.DewPoint => 6 + 3 * wave,
            Variable.PressureMsl => 1010 + 8 * wave,
            Variable.Precipitation => hour / 9 % 2 * wave,
            Variable.WindSpeed => 3 + 4 * wave,
            Variable.WindGust => 6 + 6 * wave,
            Variable.Visibility => 20_000 + 10_000 * wave,
            Variable.UvIndex => 6 * wave,
            _ => facts.Minimum + (facts.Maximum - facts.Minimum) * (0.3 + 0.4 * wave),
        };
    }

    private static string Name(int vendor) => $"vendor {vendor}";

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
