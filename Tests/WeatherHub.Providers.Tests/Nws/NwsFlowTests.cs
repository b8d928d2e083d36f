using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;
using static WeatherHub.Providers.Tests.Nws.NwsFixture;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsFlowTests
{
    private NwsFixture rig = null!;

    [SetUp]
    public void Open() => rig = new NwsFixture();

    [TearDown]
    public void Close() => rig.Dispose();

    [Test]
    public async Task A_cell_is_located_once_for_both_products_asked_at_once_and_for_a_week()
    {
        rig.Answer(Observation("KAAA"), rig.Observed(5, 10));
        await Task.WhenAll(rig.Ask(ReportKind.Forecast), rig.Ask(ReportKind.Current));
        rig.Clock.Advance(TimeSpan.FromDays(6));
        await rig.Ask(ReportKind.Forecast);
        Assert.That(rig.Calls(Points), Is.EqualTo(1));
        rig.Clock.Advance(TimeSpan.FromDays(2));
        await rig.Ask(ReportKind.Forecast);
        Assert.That(rig.Calls(Points), Is.EqualTo(2));
        Assert.That(rig.Calls(Stations), Is.EqualTo(1));
    }

    [Test]
    public async Task Raw_layers_win_and_the_hourly_forecast_fills_in_what_they_lack()
    {
        var hourly = (await rig.Ask(ReportKind.Forecast)).Hourly!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hourly.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
            Assert.That(hourly.ValueAt(Variable.Temperature, 3), Is.EqualTo(20), "past the raw layer");
            Assert.That(hourly.ValueAt(Variable.PrecipitationProbability, 0), Is.EqualTo(30), "native beats a share of six hours");
            Assert.That(hourly[Variable.PrecipitationProbability]!.IsNative(0));
            Assert.That(hourly.ValueAt(Variable.PrecipitationProbability, 5), Is.EqualTo(60));
            Assert.That(hourly[Variable.PrecipitationProbability]!.IsNative(5), Is.False);
        }

        var request = rig.Server.LogEntries.Single(entry => entry.RequestMessage!.Path == Hourly).RequestMessage!;
        Assert.That(request.Headers!["Feature-Flags"].Single(), Is.EqualTo("forecast_temperature_qv,forecast_wind_speed_qv"));
        Assert.That(request.Headers["Accept"].Single(), Is.EqualTo("application/geo+json"));
        Assert.That(request.Url, Does.EndWith("?units=si"));
    }

    [Test]
    public async Task A_slow_hourly_forecast_is_not_waited_for_long()
    {
        rig.Before = (path, token) =>
            path == Hourly ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : Task.CompletedTask;
        var asked = rig.Ask(ReportKind.Forecast);
        await rig.Clock.TimerWithinAsync(TimeSpan.FromSeconds(3));
        Assert.That(asked.IsCompleted, Is.False);
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await asked).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
    }

    [TestCase(503)]
    [TestCase(404)]
    public async Task A_failing_hourly_forecast_costs_only_its_own_contribution(int status)
    {
        rig.Answer(Hourly, "{}", status);
        var report = await rig.Ask(ReportKind.Forecast);
        Assert.That(report.Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
        Assert.That(
            report.ExpiresAt - report.FetchedAt,
            Is.EqualTo(TimeSpan.FromMinutes(status == 404 ? 60 : 10)),
            "half a report is asked for again sooner");
    }

    [Test]
    public async Task Failing_raw_layers_leave_the_hourly_forecast()
    {
        rig.Answer(Grid, "{}", 500);
        Assert.That((await rig.Ask(ReportKind.Forecast)).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(20));
    }

    [Test]
    public void Both_failing_is_the_raw_layers_fault()
    {
        rig.Answer(Grid, "{}", 503);
        rig.Answer(Hourly, "{}", 500);
        Assert.That(
            () => rig.Ask(ReportKind.Forecast),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Unavailable));
    }

    [Test]
    public async Task A_square_that_is_gone_is_forgotten_and_the_cell_located_again_once()
    {
        await rig.Ask(ReportKind.Forecast);
        rig.Answer(Grid, "{}", 404);
        rig.Answer(Hourly, "{}", 404);
        rig.Answer(Points, """{"properties":{"gridId":"OKX","gridX":34,"gridY":35}}""");
        rig.Answer("/gridpoints/OKX/34,35", Raw(11));
        Assert.That((await rig.Ask(ReportKind.Forecast)).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(11));
        Assert.That(rig.Calls(Points), Is.EqualTo(2));

        rig.Answer("/gridpoints/OKX/34,35", "{}", 404);
        Assert.That(
            () => rig.Ask(ReportKind.Forecast),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(rig.Calls(Points), Is.EqualTo(3), "once, not for ever");
    }

    [Test]
    public void Outside_the_area_the_vendor_is_asked_once_an_hour()
    {
        rig.Answer(Points, """{"title":"Data Unavailable For Requested Point","status":404}""", 404);
        for (var i = 0; i < 3; i++)
            Assert.That(
                () => rig.Ask(ReportKind.Forecast),
                Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(rig.Calls(Points), Is.EqualTo(1));
    }

    [Test]
    public async Task A_failure_to_locate_is_not_remembered()
    {
        rig.Answer(Points, "{}", 503);
        Assert.That(
            () => rig.Ask(ReportKind.Forecast),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Unavailable));
        rig.Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        Assert.That((await rig.Ask(ReportKind.Forecast)).Hourly, Is.Not.Null);
    }

    [Test]
    public async Task The_nearest_station_with_a_recent_temperature_speaks()
    {
        rig.Answer(Observation("KAAA"), rig.Observed(5, minutesAgo: 91));
        rig.Answer(
            Observation("KBBB"),
            """{"properties":{"timestamp":"2026-02-06T18:10:00Z","dewpoint":{"value":1},"temperature":{"value":null}}}""");
        rig.Answer(Observation("KCCC"), rig.Observed(7, minutesAgo: 89));
        var current = (await rig.Ask(ReportKind.Current)).Current!;
        Assert.That(current.Values[Variable.Temperature], Is.EqualTo(7));
        Assert.That(current.Station!.Id, Is.EqualTo("KCCC"));
        Assert.That(current.Station.Distance, Is.EqualTo(3000));
    }

    [Test]
    public async Task A_broken_station_is_passed_by()
    {
        rig.Answer(Observation("KAAA"), "{}", 404);
        rig.Answer(Observation("KBBB"), "<html>", 502);
        rig.Answer(Observation("KCCC"), rig.Observed(7, 10));
        Assert.That((await rig.Ask(ReportKind.Current)).Current!.Values[Variable.Temperature], Is.EqualTo(7));
    }

    [Test]
    public void No_other_station_is_asked_when_the_vendor_cannot_be_reached()
    {
        rig.Before = (path, _) => path == Observation("KAAA") ? throw new HttpRequestException("reset") : Task.CompletedTask;
        rig.Answer(Observation("KBBB"), rig.Observed(7, 10));
        Assert.That(
            () => rig.Ask(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Network));
        Assert.That(rig.Calls(Observation("KBBB")), Is.Zero);
    }

    [Test]
    public void After_three_stations_nobody_else_is_asked()
    {
        foreach (var station in (string[])["KAAA", "KBBB", "KCCC"]) rig.Answer(Observation(station), rig.Observed(5, 300));
        rig.Answer(Observation("KDDD"), rig.Observed(5, 10));
        Assert.That(
            () => rig.Ask(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(rig.Calls(Observation("KDDD")), Is.Zero);
    }

    [Test]
    public void A_station_beyond_fifty_kilometres_is_not_asked()
    {
        rig.Answer(
            Stations,
            """{"features":[{"geometry":{"type":"Point","coordinates":[-73,41.2]},"properties":{"stationIdentifier":"KAAA"}}]}""");
        Assert.That(
            () => rig.Ask(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(rig.Calls(Observation("KAAA")), Is.Zero);
    }
}
