using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class DocumentTests
{
    private const string Place = "lat=52.5237&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_body_reads_into_the_records_and_writes_back_to_the_same_bytes()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&provenance=full");
        var body = await response.Content.ReadAsByteArrayAsync();

        var document = JsonSerializer.Deserialize(body, ContractJson.Default.ForecastDocument);

        Assert.That(JsonSerializer.SerializeToUtf8Bytes(document, ContractJson.Wire.ForecastDocument), Is.EqualTo(body));
    }

    [TestCase("units=us")]
    [TestCase("units=us&include=current&fields=current.pressureMsl")]
    public async Task Addresses_and_unit_symbols_stand_in_the_body_as_people_write_them(string query)
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&{query}");

        var body = await response.Content.ReadAsStringAsync();
        Assert.That(body, Does.Contain("[in_i'Hg]").And.Contain($"?{Place}&").And.Not.Contain("\\u00"));
    }

    [Test]
    public async Task The_golden_document_is_what_callers_get()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&hours=2&days=2&provenance=full&units=metric");

        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Contract", "forecast.golden.json");
        var golden = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        Assert.That((await response.JsonAsync()).ToJsonString(), Is.EqualTo(golden.ToJsonString()));
    }

    [TestCase("/v1/current", "current", 1)]
    [TestCase("/v1/hourly", "hourly", 168)]
    [TestCase("/v1/daily", "daily", 7)]
    public async Task A_block_address_answers_one_block_in_the_same_envelope(string path, string block, int length)
    {
        using var response = await hub.GetAsync($"{path}?{Place}");

        var document = await response.JsonAsync();
        string[] blocks = ["current", "hourly", "daily"];
        Assert.That(blocks.Where(document.ContainsKey), Is.EqualTo(new[] { block }));
        Assert.That((string)document["links"]!["self"]!, Is.EqualTo($"{path}?{Place}"));
        Assert.That(document["provenance"]!.AsObject().Select(item => item.Key), Is.EqualTo(new[] { block }));
        if (length > 1) Assert.That(document[block]![block == "hourly" ? "time" : "date"]!.AsArray(), Has.Count.EqualTo(length));
        Assert.That(
            hub.Asked.Single().Kinds,
            Is.EqualTo(block == "current" ? [ReportKind.Forecast, ReportKind.Current] : new[] { ReportKind.Forecast }));
    }

    [Test]
    public async Task Every_field_is_there_by_default_and_every_column_is_as_long_as_its_axis()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}");

        var document = await response.JsonAsync();
        foreach (var (name, block) in BlockNames.All.Where(item => Blocks.Default.HasFlag(item.Block)))
            Assert.That(document[name]!.AsObject().Select(item => item.Key), Is.SupersetOf(FieldSelection.Choices(block)), name);
        Assert.That(
            document["hourly"]!.AsObject().Where(item => item.Key != "interval").Select(item => item.Value!.AsArray().Count),
            Is.All.EqualTo(168));
        Assert.That(document["daily"]!.AsObject().Select(item => item.Value!.AsArray().Count), Is.All.EqualTo(7));
    }

    [Test]
    public async Task A_field_filter_leaves_only_what_was_asked_for_if_only_as_null()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&fields=visibility,hourly.slug,daily.sunrise");

        var document = await response.JsonAsync();
        Assert.That(Keys("current"), Is.EqualTo(new[] { "time", "visibility" }));
        Assert.That(Keys("hourly"), Is.EqualTo(new[] { "interval", "time", "visibility", "slug" }));
        Assert.That(Keys("daily"), Is.EqualTo(new[] { "date", "sunrise" }));
        Assert.That(document["current"]!["visibility"], Is.Null);
        Assert.That(document["hourly"]!["visibility"]!.AsArray().Count(value => value is null), Is.EqualTo(168));
        Assert.That(document["provenance"]!["hourly"]!.AsObject().Select(item => item.Key), Is.EqualTo(new[] { "visibility", "slug" }));
        Assert.That(document["status"]!["warnings"]!.AsArray(), Is.Empty, "the notice is about a column that is not shown");

        IEnumerable<string> Keys(string block) => document[block]!.AsObject().Select(item => item.Key);
    }

    [Test]
    public async Task When_nobody_has_a_word_about_now_the_block_is_there_as_null()
    {
        hub.Desk = request => Task.FromResult(
            Contract.Answers.Whole(request) with { Forecast = Contract.Answers.Forecast(request) with { Current = null } });

        using var response = await hub.GetAsync($"/v1/forecast?{Place}");

        var document = await response.JsonAsync();
        Assert.That(document.ContainsKey("current") && document["current"] is null);
        Assert.That(
            document.Select(item => item.Key).SkipWhile(key => key != "providers").Take(3),
            Is.EqualTo(new[] { "providers", "current", "hourly" }));
    }

    [TestCase("si", 23.4, 10, 1013.3, 25.4, 2.5, 0)]
    [TestCase("metric", 23.4, 36, 1013.3, 25.4, 2.5, 0)]
    [TestCase("uk", 23.4, 22.4, 1013.3, 25.4, 2.5, 0)]
    [TestCase("us", 74.2, 22.4, 29.92, 1, 1, 0)]
    public async Task Numbers_come_in_the_unit_system_and_precision_that_was_asked_for(
        string units, double temperature, double wind, double pressure, double rain, double snow, double direction)
    {
        using var response = await hub.GetAsync($"/v1/hourly?{Place}&units={units}");

        var hourly = (await response.JsonAsync())["hourly"]!;
        Assert.That(
            (At("temperature"), At("windSpeed"), At("pressureMsl"), At("precipitation"), At("snowfall"), At("windDirection")),
            Is.EqualTo((temperature, wind, pressure, rain, snow, direction)));
        Assert.That(At("relativeHumidity"), Is.EqualTo(50), "half away from zero");

        double At(string field) => (double)hourly[field]![0]!;
    }

    [Test]
    public async Task A_number_that_rounds_to_nothing_has_no_sign()
    {
        using var response = await hub.GetAsync($"/v1/hourly?{Place}&fields=dewPoint");

        Assert.That((await response.JsonAsync())["hourly"]!["dewPoint"]![0]!.ToJsonString(), Is.EqualTo("0"));
    }

    [TestCase("si", "windSpeed", "m/s")]
    [TestCase("metric", "windSpeed", "km/h")]
    [TestCase("uk", "visibility", "[mi_i]")]
    [TestCase("us", "temperatureMax", "[degF]")]
    [TestCase("us", "precipitationSum", "[in_i]")]
    [TestCase("us", "elevation", "m")]
    public async Task The_units_map_names_the_unit_of_a_number(string units, string field, string symbol)
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&units={units}");

        Assert.That((string)(await response.JsonAsync())["units"]![field]!, Is.EqualTo(symbol));
    }

    [TestCase("/v1/forecast?fields=temperature,condition,windGustMax&units=us", "temperature windGustMax")]
    [TestCase("/v1/forecast?fields=hourly.isDay,current.kind,daily.summary", "")]
    [TestCase("/v1/current?fields=uvIndex,isDay", "uvIndex")]
    [TestCase("/v1/hourly?fields=precipitation,wmo", "precipitation")]
    [TestCase("/v1/daily?fields=moonPhase,sunrise,snowfallSum", "snowfallSum moonPhase")]
    [TestCase("/v1/forecast?include=daily,hourly&fields=hourly.dewPoint,daily.slug", "dewPoint")]
    [TestCase("/v1/forecast?fields=temperature&explain=hourly.windSpeed@2026-08-20T13:00:00Z", "temperature windSpeed")]
    [TestCase("/v1/compare?field=hourly.visibility", "visibility")]
    public async Task The_units_map_names_no_unit_of_what_is_not_shown(string address, string fields)
    {
        using var response = await hub.GetAsync($"{address}&{Place}");

        Assert.That(
            (await response.JsonAsync())["units"]!.AsObject().Select(unit => unit.Key),
            Is.EqualTo(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(["distance", "elevation"])));
    }

    [TestCase("/v1/current", "current")]
    [TestCase("/v1/hourly", "hourly")]
    [TestCase("/v1/daily", "daily")]
    public async Task Every_number_of_a_block_has_its_unit(string path, string block)
    {
        using var response = await hub.GetAsync($"{path}?{Place}");

        string[] words = ["time", "date", "interval", "kind", "isDay", "condition", "precipitationType", "wmo", "slug",
            "complete", "start", "end", "sunrise", "sunset", "summary"];
        var document = await response.JsonAsync();
        Assert.That(
            document["units"]!.AsObject().Select(unit => unit.Key),
            Is.EquivalentTo(document[block]!.AsObject().Select(field => field.Key).Except(words).Concat(["distance", "elevation"])));
    }

    [Test]
    public async Task Where_nobody_has_a_word_about_now_no_unit_is_named_for_it()
    {
        hub.Desk = request => Task.FromResult(
            Contract.Answers.Whole(request) with { Forecast = Contract.Answers.Forecast(request) with { Current = null } });

        using var response = await hub.GetAsync($"/v1/current?{Place}");

        Assert.That(
            (await response.JsonAsync())["units"]!.AsObject().Select(unit => unit.Key), Is.EqualTo(new[] { "distance", "elevation" }));
    }

    [Test]
    public async Task The_place_asked_for_and_the_cell_served_both_stand_in_the_answer()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}");

        var location = (await response.JsonAsync())["location"]!;
        Assert.That(location["cell"]!.ToJsonString(), Is.EqualTo("""{"latitude":52.52,"longitude":13.41,"distance":411}"""));
        Assert.That((double)location["elevation"]!, Is.EqualTo(38), "the ground that the numbers are for");
        Assert.That(location["offsets"]!.ToJsonString(), Is.EqualTo("""[{"from":"2026-08-19T22:00:00Z","seconds":7200}]"""));
    }

    [Test]
    public async Task Equal_reports_give_equal_bytes_whenever_and_wherever_they_are_asked_for()
    {
        using var first = await hub.GetAsync($"/v1/forecast?{Place}");
        await using var other = new ContractHub();
        other.Clock.Advance(TimeSpan.FromMinutes(3));
        other.Desk = request => Task.FromResult(
            Contract.Answers.Whole(request) with { FanOut = TimeSpan.FromSeconds(1), Cache = Api.Fetching.Steps.CacheUse.Hit });

        using var second = await other.GetAsync($"/v1/forecast?{Place}");

        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.EqualTo(await first.Content.ReadAsByteArrayAsync()));
        Assert.That(second.Header("ETag"), Is.EqualTo(first.Header("ETag")));
    }

    [Test]
    public async Task The_canonical_address_asks_the_same_question()
    {
        using var first = await hub.GetAsync(
            $"/v1/forecast?provenance=full&mode=best&providers=beta,alpha&units=us&days=3&hours=24"
            + $"&fields=temperature,daily.sunrise&include=daily,hourly&elevation=40&{Place}");
        var self = (string)(await first.JsonAsync())["links"]!["self"]!;

        using var second = await hub.GetAsync(self);

        Assert.That(self, Is.EqualTo(
            "/v1/forecast?lat=52.5237&lon=13.41&elevation=40&include=hourly,daily&fields=hourly.temperature,daily.sunrise"
            + "&hours=24&days=3&units=us&providers=alpha,beta&mode=best&provenance=full"));
        Assert.That((second.Header("ETag"), hub.Asked.Count), Is.EqualTo((first.Header("ETag"), 1)));
    }
}
