using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsFlowTests : NwsFixture
{
    [Test]
    public async Task A_cell_is_located_once_for_both_products_asked_at_once_and_for_a_week()
    {
        Answer(Observation("KAAA"), Observed(5, 10));
        await Task.WhenAll(ReportAsync(ReportKind.Forecast), ReportAsync(ReportKind.Current));
        Clock.Advance(TimeSpan.FromDays(6));
        await ReportAsync(ReportKind.Forecast);
        Assert.That(Calls(Points), Is.EqualTo(1));
        Clock.Advance(TimeSpan.FromDays(2));
        await ReportAsync(ReportKind.Forecast);
        Assert.That(Calls(Points), Is.EqualTo(2));
        Assert.That(Calls(Stations), Is.EqualTo(1));
    }

    [Test]
    public async Task Raw_layers_win_and_the_hourly_forecast_fills_in_what_they_lack()
    {
        var hourly = (await ReportAsync(ReportKind.Forecast)).Hourly!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hourly.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
            Assert.That(hourly.ValueAt(Variable.Temperature, 3), Is.EqualTo(20), "past the raw layer");
            Assert.That(hourly.ValueAt(Variable.PrecipitationProbability, 0), Is.EqualTo(30), "native beats a share of six hours");
            Assert.That(hourly[Variable.PrecipitationProbability]!.IsNative(0));
            Assert.That(hourly.ValueAt(Variable.PrecipitationProbability, 5), Is.EqualTo(60));
            Assert.That(hourly[Variable.PrecipitationProbability]!.IsNative(5), Is.False);
        }

        var request = Server.LogEntries.Single(entry => entry.RequestMessage!.Path == Hourly).RequestMessage!;
        Assert.That(request.Headers!["Feature-Flags"].Single(), Is.EqualTo("forecast_temperature_qv,forecast_wind_speed_qv"));
        Assert.That(request.Headers["Accept"].Single(), Is.EqualTo("application/geo+json"));
        Assert.That(request.Url, Does.EndWith("?units=si"));
    }

    [Test]
    public async Task A_slow_hourly_forecast_is_not_waited_for_long()
    {
        Before = (path, token) =>
            path == Hourly ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : Task.CompletedTask;
        var asked = ReportAsync(ReportKind.Forecast);
        await Clock.TimerWithinAsync(TimeSpan.FromSeconds(3));
        Assert.That(asked.IsCompleted, Is.False);
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await asked).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
    }

    [TestCase(503)]
    [TestCase(404)]
    public async Task A_failing_hourly_forecast_costs_only_its_own_contribution(int status)
    {
        Answer(Hourly, "{}", status);
        var report = await ReportAsync(ReportKind.Forecast);
        Assert.That(report.Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10));
        Assert.That(
            report.ExpiresAt - report.FetchedAt,
            Is.EqualTo(TimeSpan.FromMinutes(status == 404 ? 60 : 10)),
            "half a report is asked for again sooner");
    }

    [Test]
    public async Task Failing_raw_layers_leave_the_hourly_forecast()
    {
        Answer(Grid, "{}", 500);
        Assert.That((await ReportAsync(ReportKind.Forecast)).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(20));
    }

    [Test]
    public void Both_failing_is_the_raw_layers_fault()
    {
        Answer(Grid, "{}", 503);
        Answer(Hourly, "{}", 500);
        Assert.That(
            () => ReportAsync(ReportKind.Forecast),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Unavailable));
    }

    [Test]
    public async Task A_square_that_is_gone_is_forgotten_and_the_cell_located_again_once()
    {
        await ReportAsync(ReportKind.Forecast);
        Answer(Grid, "{}", 404);
        Answer(Hourly, "{}", 404);
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":34,"gridY":35}}""");
        Answer("/gridpoints/OKX/34,35", Raw(11));
        Assert.That((await ReportAsync(ReportKind.Forecast)).Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(11));
        Assert.That(Calls(Points), Is.EqualTo(2));

        Answer("/gridpoints/OKX/34,35", "{}", 404);
        Assert.That(
            () => ReportAsync(ReportKind.Forecast),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Points), Is.EqualTo(3), "once, not for ever");
    }

    [TestCase(404, FaultKind.NotCovered)]
    [TestCase(503, FaultKind.Unavailable)]
    public async Task A_failure_to_locate_is_not_remembered(int status, FaultKind fault)
    {
        Answer(Points, """{"title":"Data Unavailable For Requested Point"}""", status);
        Assert.That(
            () => ReportAsync(ReportKind.Forecast), Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(fault));
        Answer(Points, """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        Assert.That((await ReportAsync(ReportKind.Forecast)).Hourly, Is.Not.Null);
    }

    [Test]
    public async Task The_nearest_station_with_a_recent_temperature_speaks()
    {
        Answer(Observation("KAAA"), Observed(5, minutesAgo: 91));
        Answer(
            Observation("KBBB"),
            """{"properties":{"timestamp":"2026-02-06T18:10:00Z","dewpoint":{"value":1},"temperature":{"value":null}}}""");
        Answer(Observation("KCCC"), Observed(7, minutesAgo: 89));
        var current = (await ReportAsync(ReportKind.Current)).Current!;
        Assert.That(current.Values[Variable.Temperature], Is.EqualTo(7));
        Assert.That(current.Station!.Id, Is.EqualTo("KCCC"));
        Assert.That(current.Station.Distance, Is.EqualTo(3000));
    }

    [Test]
    public async Task A_broken_station_is_passed_by()
    {
        Answer(Observation("KAAA"), "{}", 404);
        Answer(Observation("KBBB"), "<html>", 502);
        Answer(Observation("KCCC"), Observed(7, 10));
        Assert.That((await ReportAsync(ReportKind.Current)).Current!.Values[Variable.Temperature], Is.EqualTo(7));
    }

    [Test]
    public void No_other_station_is_asked_when_the_vendor_cannot_be_reached()
    {
        Before = (path, _) => path == Observation("KAAA") ? throw new HttpRequestException("reset") : Task.CompletedTask;
        Answer(Observation("KBBB"), Observed(7, 10));
        Assert.That(
            () => ReportAsync(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Network));
        Assert.That(Calls(Observation("KBBB")), Is.Zero);
    }

    [Test]
    public void After_three_stations_nobody_else_is_asked()
    {
        foreach (var station in (string[])["KAAA", "KBBB", "KCCC"]) Answer(Observation(station), Observed(5, 300));
        Answer(Observation("KDDD"), Observed(5, 10));
        Assert.That(
            () => ReportAsync(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Observation("KDDD")), Is.Zero);
    }

    [Test]
    public void A_station_beyond_fifty_kilometres_is_not_asked()
    {
        Answer(
            Stations,
            """{"features":[{"geometry":{"type":"Point","coordinates":[-73,41.2]},"properties":{"stationIdentifier":"KAAA"}}]}""");
        Assert.That(
            () => ReportAsync(ReportKind.Current),
            Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.NotCovered));
        Assert.That(Calls(Observation("KAAA")), Is.Zero);
    }
}
