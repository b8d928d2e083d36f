using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Lab.Replays;

/// <summary>What a first answer says of a day's rain, mm.</summary>
/// <param name="Sum">The total.</param>
/// <param name="Low">The lower end of its band.</param>
/// <param name="High">The upper end.</param>
/// <param name="Sentence">The day in words.</param>
internal sealed record SaidOfRain(double Sum, double Low, double High, string Sentence);

/// <summary>
/// Makes the hub's own answer of a row: every member becomes a vendor of whom nothing is known, whose rain falls evenly over the day.
/// </summary>
internal static class RainDay
{
    private const int HoursOfADay = 24;
    private const double Mild = 10;

    private static readonly SentenceUnits Units = new(Unit.Celsius, Unit.MetrePerSecond, Unit.Millimetre, Unit.Centimetre);

    internal static SaidOfRain Of(ForecastRow row)
    {
        var day = new DateTimeOffset(row.Valid.AddHours(-HoursOfADay / 2).UtcDateTime.Date, TimeSpan.Zero);
        var now = row.Issued < day ? row.Issued : day;
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var index = (int)(day - today).TotalDays;
        var daily = ForecastMerge.Merge(new MergeRequest
        {
            Place = new Coordinates(row.Latitude ?? 0, 0),
            Zone = TimeZoneInfo.Utc,
            Now = now,
            Hours = HoursOfADay,
            Days = index + 1,
            Mode = MergeMode.Consensus,
            Reports = [.. row.Said.Select(said => Vendor(row, said.Member, said.Value, day, now))],
        }).Daily;
        var column = daily.Columns[DailyVariable.PrecipitationSum];
        var sure = column.Confidence ?? throw new InvalidOperationException("a merge of several vendors has a confidence");
        return new SaidOfRain(column.Values[index], sure.P10[index], sure.P90[index], DaySentences.Of(daily, Units)[index] ?? "");
    }

    private static Report Vendor(ForecastRow row, string member, double value, DateTimeOffset day, DateTimeOffset now)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = Even(Mild);
        columns[(int)Variable.Precipitation] = Even(Math.Max(0, row.Unit.ToCanonical(value)) / HoursOfADay);
        if (row.Chances.TryGetValue(member, out var chance)) columns[(int)Variable.PrecipitationProbability] = Even(100 * chance);
        return new Report
        {
            Provider = member,
            Kind = ReportKind.Forecast,
            FetchedAt = now,
            ExpiresAt = now.AddHours(1),
            IssuedAt = now,
            Lineage = [member],
            Hourly = new HourlySeries(new TimeAxis(day, HoursOfADay), columns, null),
        };
    }

    private static Column Even(double value) => new([.. Enumerable.Repeat(value, HoursOfADay)], null);
}
