using System.Text.Json.Nodes;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>A warning is about what is shown, its pointer can be followed, and one reason is one warning.</summary>
internal sealed class WarningTests
{
    private static readonly string[] Columns = ["temperature", "dewPoint", "windSpeed", "windGust", "pressureMsl"];

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/v1/forecast?", "/hourly/temperature", "/hourly/temperature")]
    [TestCase("/v1/forecast?", "/current/snowfall", "/current")]
    [TestCase("/v1/forecast?", "/daily", "/daily")]
    [TestCase("/v1/current?fields=temperature", "/current/snowfall", null)]
    [TestCase("/v1/current?fields=temperature", "/current/windSpeed", null)]
    [TestCase("/v1/current?fields=temperature", "/current/temperature", "/current/temperature")]
    [TestCase("/v1/current?fields=temperature", "/current", "/current")]
    [TestCase("/v1/hourly?", "/current", null)]
    [TestCase("/v1/hourly?", "/daily/summary", null)]
    [TestCase("/v1/compare?field=hourly.temperature", "/hourly/temperature", "/merged")]
    [TestCase("/v1/compare?field=hourly.temperature", "/hourly", "/merged")]
    [TestCase("/v1/compare?field=hourly.temperature", "/hourly/windSpeed", null)]
    [TestCase("/v1/compare?field=hourly.temperature", "/current/temperature", null)]
    public async Task A_pointer_leads_to_what_is_shown(string address, string about, string? pointer)
    {
        Notices(new MergeNotice("values_rejected", "beta", about, "2 values outvoted"));

        Assert.That(Pointers(await RequestAsync(address)), Is.EqualTo(pointer is null ? [] : new[] { pointer }));
    }

    [TestCase("/v1/current?")]
    [TestCase("/v1/forecast?")]
    public async Task Where_there_is_no_reading_a_pointer_leads_to_the_empty_block(string address)
    {
        Notices(new MergeNotice("values_rejected", "beta", "/current/temperature", "2 values outvoted"));
        var desk = hub.Desk;
        hub.Desk = async request =>
        {
            var answer = await desk(request);
            return answer with { Forecast = answer.Forecast! with { Current = null } };
        };

        Assert.That(Pointers(await RequestAsync(address)), Is.EqualTo(new[] { "/current" }));
    }

    [Test]
    public async Task A_comparison_points_at_its_merged_series_for_a_provider_that_failed()
    {
        hub.Desk = request => Task.FromResult(Contract.Answers.Whole(request) with
        {
            Forecast = Contract.Answers.Forecast(request) with { Notices = [] },
            Outcomes = [Contract.Answers.Reported("alpha"), new Failed("beta", ReportKind.Forecast, FaultKind.Network, TimeSpan.Zero)],
        });

        Assert.That(Pointers(await RequestAsync("/v1/compare?field=hourly.temperature")), Is.EqualTo(new[] { "/merged" }));
    }

    [Test]
    public async Task A_provider_that_is_wrong_in_many_columns_for_one_reason_is_named_once_a_block()
    {
        Notices(
        [
            new MergeNotice("values_rejected", "beta", "/hourly", "3 values outvoted"),
            .. Columns.Select(column => Rejected("beta", "hourly", column)),
            .. Columns.Select(column => Rejected("beta", "current", column)),
            .. Columns.Take(3).Select(column => Rejected("alpha", "hourly", column)),
            new MergeNotice("vendor_biased", "beta", "/hourly/temperature", "off in temperature"),
        ]);

        var warnings = await RequestAsync("/v1/forecast?");

        Assert.That(
            Pointers(warnings),
            Is.EqualTo(
                new[]
                {
                    "/hourly", "/hourly", "/current", "/hourly/temperature", "/hourly/dewPoint", "/hourly/windSpeed", "/hourly/temperature",
                }));
        Assert.That(
            (string)warnings[1]!["detail"]!,
            Is.EqualTo("2 values of temperature outvoted; likewise dewPoint, windSpeed, windGust, pressureMsl"));
    }

    [Test]
    public async Task Columns_that_are_not_shown_are_not_counted_or_named()
    {
        Notices([.. Columns.Select(column => Rejected("beta", "hourly", column))]);

        var warnings = await RequestAsync("/v1/hourly?fields=temperature,dewPoint,windSpeed,slug");

        Assert.That(Pointers(warnings), Is.EqualTo(new[] { "/hourly/temperature", "/hourly/dewPoint", "/hourly/windSpeed" }));
    }

    private static MergeNotice Rejected(string provider, string block, string column) =>
        new("values_rejected", provider, $"/{block}/{column}", $"2 values of {column} outvoted", 2);

    private static IEnumerable<string> Pointers(JsonArray warnings) => warnings.Select(warning => (string)warning!["pointer"]!);

    private void Notices(params MergeNotice[] notices) => hub.Desk = request =>
        Task.FromResult(Contract.Answers.Whole(request) with { Forecast = Contract.Answers.Forecast(request) with { Notices = notices } });

    private async Task<JsonArray> RequestAsync(string address)
    {
        using var response = await hub.GetAsync($"{address}&lat=52.52&lon=13.41");
        return (await response.JsonAsync())["status"]!["warnings"]!.AsArray();
    }
}
