using System.Text.Json.Nodes;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class ConfidenceTests
{
    private const string Place = "lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_level_comes_by_default_as_whole_per_cent_for_each_value()
    {
        var confidence = (await RequestAsync("/v1/forecast", ""))["confidence"]!;

        Assert.That((bool)confidence["learning"]!);
        Assert.That((int)confidence["n"]!, Is.EqualTo(7));
        var level = confidence["hourly"]!["temperature"]!.AsObject();
        Assert.That(level.Select(item => item.Key), Is.EqualTo(new[] { "level" }), "the rest is for who asks in full");
        Assert.That(level["level"]!.AsArray().Take(4).Select(value => (int?)value), Is.EqualTo(new int?[] { 88, 88, null, 88 }));
        Assert.That(level["level"]!.AsArray(), Has.Count.EqualTo(168));
        Assert.That(confidence["daily"]!["temperatureMax"]!["level"]!.AsArray(), Has.Count.EqualTo(7));
    }

    [TestCase("si", 22.2, 24.7)]
    [TestCase("us", 72.0, 76.5)]
    public async Task In_full_it_has_the_interval_in_the_columns_own_unit_and_precision(string units, double low, double high)
    {
        var series = (await RequestAsync("/v1/hourly", $"&confidence=full&units={units}"))["confidence"]!["hourly"]!["temperature"]!;

        Assert.That(((double)series["p10"]![0]!, (double)series["p90"]![0]!, (int)series["lineages"]![0]!), Is.EqualTo((low, high, 2)));
        Assert.That(
            (series["p10"]![2], series["p90"]![2], series["lineages"]![2]),
            Is.EqualTo(((JsonNode?)null, (JsonNode?)null, (JsonNode?)null)),
            "no value");
    }

    [TestCase("si", 6.0, 14.0, 0.05, "up to 15 mm")]
    [TestCase("us", 0.24, 0.55, 0.005, "up to 0.5 in")]
    public async Task A_days_total_has_a_band_that_the_sentence_tells_in_round_numbers(
        string units, double sum, double high, double rounding, string words)
    {
        hub.Desk = request => Task.FromResult(Vendors.Merge(request, rain: 0.25));

        var answer = await RequestAsync("/v1/daily", $"&confidence=full&units={units}");
        var band = answer["confidence"]!["daily"]!["precipitationSum"]!;
        Assert.That((double)answer["daily"]!["precipitationSum"]![1]!, Is.EqualTo(sum));
        Assert.That(((double)band["p10"]![1]!, (int)band["lineages"]![1]!), Is.EqualTo((0.0, 3)));
        Assert.That((double)band["p90"]![1]!, Is.EqualTo(high).Within(rounding + 1e-9));
        Assert.That((string)answer["daily"]!["summary"]![1]!, Does.Contain(words));
    }

    [Test]
    public async Task Nobody_says_how_sure_the_values_of_a_day_are_that_is_known_in_part()
    {
        hub.Desk = request => Task.FromResult(Vendors.Merge(request, rain: 0.25));

        var answer = await RequestAsync("/v1/daily", "&confidence=full");
        Assert.That(
            answer["daily"]!["complete"]!.AsArray().Take(2).Select(whole => (bool)whole!),
            Is.EqualTo(new[] { false, true }),
            "today's past hours are missing");
        foreach (var field in new[] { "temperatureMax", "temperatureMin", "precipitationSum" })
        {
            Assert.That(answer["daily"]![field]![0], Is.Not.Null, field);
            foreach (var part in new[] { "level", "p10", "p90", "lineages" })
            {
                var said = answer["confidence"]!["daily"]![field]![part]!;
                Assert.That((said[0], said[1] is null), Is.EqualTo(((JsonNode?)null, false)), $"{part} of {field}");
            }
        }
    }

    [Test]
    public async Task Who_wants_none_gets_none() =>
        Assert.That((await RequestAsync("/v1/forecast", "&confidence=none")).ContainsKey("confidence"), Is.False);

    [Test]
    public async Task Only_fields_that_are_asked_for_are_judged_and_only_in_their_blocks()
    {
        var confidence = (await RequestAsync("/v1/forecast", "&include=hourly&fields=windSpeed"))["confidence"]!.AsObject();

        Assert.That(confidence.Select(item => item.Key), Is.EqualTo(new[] { "learning", "n", "hourly" }));
        Assert.That(confidence["hourly"]!.AsObject(), Is.Empty, "the answer knows nothing of its wind");
        Assert.That((await RequestAsync("/v1/forecast", "&include=current")).ContainsKey("confidence"), Is.False);
        Assert.That(
            (await RequestAsync("/v1/daily", "&fields=temperatureMax"))["confidence"]!["daily"]!.AsObject().Select(item => item.Key),
            Is.EqualTo(new[] { "temperatureMax" }));
    }

    [TestCase("mode=best")]
    [TestCase("mode=single&providers=alpha")]
    public async Task One_vendor_alone_is_not_judged(string mode)
    {
        hub.Desk = request => Task.FromResult(Vendors.Merge(request));

        var confidence = (await RequestAsync("/v1/forecast", $"&{mode}"))["confidence"]!;

        Assert.That(confidence.ToJsonString(), Is.EqualTo("""{"learning":true,"n":0,"hourly":{},"daily":{}}"""));
    }

    [TestCase("confidence=high", ParameterErrors.BadValue, "must be one of none, level, full")]
    [TestCase("confidence=", ParameterErrors.BadValue, "must not be empty; must be one of none, level, full")]
    public async Task A_bad_word_is_refused_with_those_allowed(string query, string code, string detail)
    {
        using var response = await hub.GetAsync($"/v1/daily?{Place}&{query}");

        var error = (await response.ProblemAsync()).Errors!.Single();
        Assert.That((error.Parameter, error.Code, error.Detail), Is.EqualTo(("confidence", code, detail)));
    }

    [Test]
    public async Task The_canonical_address_keeps_the_detail_and_leaves_the_default_out()
    {
        Assert.That(
            (string)(await RequestAsync("/v1/hourly", "&confidence=full"))["links"]!["self"]!,
            Is.EqualTo($"/v1/hourly?{Place}&confidence=full"));
        Assert.That((string)(await RequestAsync("/v1/hourly", "&confidence=level"))["links"]!["self"]!, Is.EqualTo($"/v1/hourly?{Place}"));
    }

    [TestCase("temperature", "us", 3.6)]
    [TestCase("temperatureMax", "si", 2.0)]
    [TestCase("precipitation", "si", 1.0)]
    [TestCase("windSpeed", "uk", 4.474)]
    [TestCase("windDirection", "si", null)]
    [TestCase("precipitationSum", "si", 1.0)]
    [TestCase("snowfallSum", "si", 1.0)]
    [TestCase("precipitationProbabilityMax", "si", null)]
    public async Task The_tolerance_that_a_level_is_about_stands_in_the_catalogue(string variable, string units, double? tolerance)
    {
        using var response = await hub.GetAsync("/v1/variables");

        var entry = (await response.JsonAsync())["variables"]!.AsArray().Single(entry => (string)entry!["name"]! == variable)!;
        Assert.That((double?)entry["units"]![units]!["tolerance"], Is.EqualTo(tolerance));
    }

    private async Task<JsonObject> RequestAsync(string path, string query)
    {
        using var response = await hub.GetAsync($"{path}?{Place}{query}");
        return await response.JsonAsync();
    }
}
