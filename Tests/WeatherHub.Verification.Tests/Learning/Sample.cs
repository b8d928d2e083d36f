using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Tests.Learning;

/// <summary>Forecasts and observations of a place whose weather is known.</summary>
internal static class Sample
{
    internal const string Place = "5252/1341/-";

    internal static readonly Coordinates Berlin = new(52.52, 13.41);

    internal static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    internal static readonly Quantity Temperature = Quantity.Of(Variable.Temperature)!;

    /// <summary>A run made on the hour, of ten days.</summary>
    internal static Report Run(
        string provider, DateTimeOffset issued, Func<DateTimeOffset, double> temperature, Func<DateTimeOffset, double>? rain = null,
        double chance = double.NaN, int hours = 240)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = Column(temperature);
        if (rain is not null) columns[(int)Variable.Precipitation] = Column(rain);
        if (!double.IsNaN(chance)) columns[(int)Variable.PrecipitationProbability] = Column(_ => chance);
        return new Report
        {
            Provider = provider,
            Kind = ReportKind.Forecast,
            FetchedAt = issued,
            ExpiresAt = issued.AddHours(1),
            Lineage = [provider],
            Hourly = new HourlySeries(new TimeAxis(issued, hours), columns, null),
        };

        Column Column(Func<DateTimeOffset, double> value) =>
            new([.. Enumerable.Range(0, hours).Select(hour => value(issued.AddHours(hour)))], null);
    }

    internal static CurrentReading Reading(DateTimeOffset time, params (Variable Variable, double Value)[] values) => new()
    {
        Time = time,
        Kind = ReadingKind.Observation,
        Values = values.ToDictionary(value => value.Variable, value => value.Value),
        Station = new Station("1", null, Berlin, 40, 3000),
    };

    internal static double Truth(DateTimeOffset time)
    {
        var hours = (time - Start).TotalHours;
        return 15 + 6 * Math.Sin(hours / 24 * 2 * Math.PI) + 3 * Math.Sin(hours / 61) + Wobble(0, time);
    }

    /// <summary>What a vendor is off by at an hour: the same whenever it is asked.</summary>
    internal static double Wobble(int vendor, DateTimeOffset time) =>
        new Random((int)(time.UtcTicks / TimeSpan.TicksPerHour) * 31 + vendor).NextDouble() * 2 - 1;

    /// <summary>Goes through some hours: each vendor's run, then what was observed of the hour.</summary>
    internal static VerificationStore Learned(int hours, params (string Provider, double Bias)[] vendors)
    {
        var (book, archive) = (new VerificationStore(), new ForecastArchive(1 << 24));
        var verifier = new ObservationVerifier(book, archive);
        for (var hour = 0; hour < hours; hour++)
        {
            var now = Start.AddHours(hour);
            verifier.Verify(
                Place, Berlin, Reading(now, (Variable.Temperature, Truth(now)), (Variable.Precipitation, hour % 3 == 0 ? 1 : 0)));
            for (var vendor = 0; vendor < vendors.Length; vendor++)
            {
                var (provider, bias, number) = (vendors[vendor].Provider, vendors[vendor].Bias, vendor + 1);
                archive.Add(Place, Run(provider, now, time => Truth(time) + bias + Wobble(number, time), _ => 0.5, 40), now);
            }
        }

        return book;
    }
}
