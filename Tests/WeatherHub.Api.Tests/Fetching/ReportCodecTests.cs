using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class ReportCodecTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 20, 7, 123, TimeSpan.Zero);
    private static readonly ReportKey Key = ReportKey.Of(
        "vendor-a",
        new WeatherQuery(ReportKind.Forecast, new Coordinates(52.52, 13.41), null));
    private static readonly ReportKey Elsewhere = Key with { Latitude = 5253 };

    [Test]
    public void A_report_comes_back_as_it_was_stored()
    {
        var report = Rich();
        var read = ReportCodec.TryDecode(Key, ReportCodec.Encode(Key, report))!;

        Assert.That(read with { Hourly = null, Current = null, Lineage = [], Daily = [], Rejections = [] },
            Is.EqualTo(report with { Hourly = null, Current = null, Lineage = [], Daily = [], Rejections = [] }));
        Assert.That(read.Lineage, Is.EqualTo(report.Lineage));
        Assert.That(read.Daily, Is.EqualTo(report.Daily));
        Assert.That(read.Rejections, Is.EqualTo(report.Rejections));
        Assert.That(read.Current! with { Values = Nothing }, Is.EqualTo(report.Current! with { Values = Nothing }));
        Assert.That(read.Current!.Values, Is.EquivalentTo(report.Current!.Values));
        Assert.That(read.Hourly!.Axis, Is.EqualTo(report.Hourly!.Axis));
        foreach (var facts in VariableFacts.All)
        {
            Assert.That(read.Hourly[facts.Variable]?.Values, Is.EqualTo(report.Hourly[facts.Variable]?.Values), facts.Name);
            Assert.That(read.Hourly[facts.Variable]?.SpanHours, Is.EqualTo(report.Hourly[facts.Variable]?.SpanHours), facts.Name);
        }

        Assert.That(
            Enumerable.Range(0, 240).Select(read.Hourly.ConditionAt),
            Is.EqualTo(Enumerable.Range(0, 240).Select(report.Hourly.ConditionAt)));
    }

    [Test]
    public void The_height_of_every_hour_is_kept()
    {
        double[] heights = [37, 37, 48.25, double.NaN];
        var report = Only([1, 2, 3, 4]);
        report = report with { Hourly = report.Hourly!.With((_, column) => column, heights) };
        Assert.That(ReportCodec.TryDecode(Key, ReportCodec.Encode(Key, report))!.Hourly!.Heights, Is.EqualTo(heights));
        Assert.That(ReportCodec.TryDecode(Key, ReportCodec.Encode(Key, Only([1, 2, 3, 4])))!.Hourly!.Heights, Is.Null);
        FixedPoint.Round(report.Hourly!);
        Assert.That(report.Hourly!.Heights, Is.EqualTo(heights));
    }

    [Test]
    public void A_replica_that_knows_no_heights_reads_the_rest() =>
        Assert.That(Enum.TryParse<Variable>("Elevation", out _), Is.False, "it leaves out a column whose name is no variable's");

    [Test]
    public void Numbers_are_kept_to_a_thousandth()
    {
        double[] said = [-12.3456, 0.0004, 1e5 / 3, 101325 / 100.0, double.NaN, -0.0, 1.0005];
        var kept = Array.ConvertAll(said, FixedPoint.Of);
        for (var i = 0; i < said.Length; i++) Assert.That(kept[i], Is.EqualTo(said[i]).Within(0.0005000001));
        var read = ReportCodec.TryDecode(Key, ReportCodec.Encode(Key, Only(kept)))!;
        Assert.That(read.Hourly![Variable.Temperature]!.Values, Is.EqualTo(kept));
    }

    [Test]
    public void Ten_days_take_a_few_kilobytes() =>
        Assert.That(
            ReportCodec.Encode(Key, Sample.Report("vendor-a", ReportKind.Forecast, Now, Now.AddHours(1), hours: 240)),
            Has.Length.LessThan(5 * 1024));

    [Test]
    public void A_thousand_damaged_entries_are_no_entries()
    {
        var entry = ReportCodec.Encode(Key, Rich());
        var random = new Random(20260601);
        for (var round = 0; round < 1000; round++)
            Assert.That(ReportCodec.TryDecode(Key, Mutant(entry, random)), Is.Null, $"round {round}");
    }

    [Test]
    public void An_entry_of_any_other_version_is_no_entry()
    {
        var entry = ReportCodec.Encode(Key, Rich());
        for (var version = 0; version < 256; version++)
        {
            var other = (byte[])entry.Clone();
            other[3] = (byte)version;
            Assert.That(ReportCodec.TryDecode(Key, other) is not null, Is.EqualTo(version == entry[3]));
        }
    }

    [Test]
    public void An_entry_under_another_key_is_no_entry()
    {
        var entry = ReportCodec.Encode(Key, Rich());
        ReportKey[] others =
        [
            Elsewhere,
            Key with
            {
                Longitude = -1341,
            },
            Key with
            {
                Provider = "vendor-b",
            },
            Key with
            {
                Kind = ReportKind.Current,
            },
            Key with
            {
                Elevation = 30,
            },
        ];
        foreach (var other in others)
            Assert.That(ReportCodec.TryDecode(other, entry), Is.Null, other.ToString());
    }

    [Test]
    public void Every_length_that_a_torn_entry_can_have_is_no_entry()
    {
        var entry = ReportCodec.Encode(Key, Rich());
        for (var length = 0; length < entry.Length; length++) Assert.That(ReportCodec.TryDecode(Key, entry[..length]), Is.Null);
    }

    private static IReadOnlyDictionary<Variable, double> Nothing { get; } = new Dictionary<Variable, double>();

    private static byte[] Mutant(byte[] entry, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return entry[..random.Next(entry.Length)];
            case 1:
                return [.. entry, .. new byte[random.Next(1, 9)]];
            case 2:
                var noise = new byte[random.Next(entry.Length)];
                random.NextBytes(noise);
                return noise;
            default:
                var flipped = (byte[])entry.Clone();
                for (var flips = random.Next(1, 5); flips > 0; flips--) flipped[random.Next(flipped.Length)] ^= (byte)random.Next(1, 256);
                return flipped.AsSpan().SequenceEqual(entry) ? [] : flipped;
        }
    }

    private static Report Only(double[] temperatures)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column(temperatures, null);
        return Sample.Report("vendor-a", ReportKind.Forecast, Now, Now.AddHours(1)) with
        {
            Hourly = new HourlySeries(new TimeAxis(TimeAxis.Floor(Now), temperatures.Length), columns, null),
        };
    }

    private static Report Rich()
    {
        var hourly = Sample.Hourly(Now, 240, seed: 7);
        var columns = new Column?[VariableFacts.All.Length];
        foreach (var facts in VariableFacts.All) columns[(int)facts.Variable] = hourly[facts.Variable];
        columns[(int)Variable.UvIndexClearSky] = null;
        var values = (double[])hourly[Variable.Precipitation]!.Values.Clone();
        Array.Fill(values, double.NaN, 100, 40);
        columns[(int)Variable.Precipitation] = new Column(values, [.. Enumerable.Range(0, 240).Select(hour => (byte)(hour < 100 ? 1 : 6))]);
        return Sample.Report("vendor-a", ReportKind.Forecast, Now, Now.AddHours(1)) with
        {
            IssuedAt = Now.AddHours(-2),
            GridPoint = new Coordinates(52.5, 13.4),
            Elevation = 38.5,
            Validator = "Mon, 01 Jun 2026 10:00:00 GMT",
            Lineage = ["ecmwf-ifs", "icon"],
            Rejections = [new Rejection(Variable.WindGust, 3)],
            Hourly = new HourlySeries(hourly.Axis, columns, [.. Enumerable.Range(0, 240).Select(hourly.ConditionAt)]),
            Current = new CurrentReading
            {
                Time = Now.AddMinutes(-10),
                Kind = ReadingKind.Observation,
                Values = new Dictionary<Variable, double> { [Variable.Temperature] = 21.37, [Variable.PressureMsl] = 1013.25 },
                Condition = Condition.Overcast,
                Station = new Station("10384", "Berlin-Tempelhof", new Coordinates(52.4675, 13.4021), 48, 6200.5),
            },
            Daily =
            [
                new DailyOutlook
                {
                    Date = new DateOnly(2026, 6, 2),
                    TemperatureMax = 25.1,
                    UvIndexMax = 6,
                    Condition = Condition.Clear,
                },
            ],
        };
    }
}
