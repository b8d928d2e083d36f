using System.Text.Json.Nodes;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class SummaryTests
{
    private const string Place = "lat=52.5237&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_sentence_for_each_day_comes_alone_when_it_alone_is_asked_for()
    {
        using var response = await hub.GetAsync($"/v1/daily?{Place}&days=3&fields=daily.summary&provenance=full");

        var document = await response.JsonAsync();
        Assert.That(document["daily"]!.AsObject().Select(item => item.Key), Is.EqualTo(new[] { "date", "summary" }));
        Assert.That(
            document["daily"]!["summary"]!.AsArray().Select(sentence => (string?)sentence),
            Is.EqualTo(new[] { "Rain unlikely, about 0.3 mm", "Rain unlikely, about 0.3 mm", "Rain expected" }));
        Assert.That(
            document["provenance"]!["daily"]!["summary"]!.ToJsonString(),
            Is.EqualTo("""[{"from":0,"to":3,"method":"derived","providers":["alpha","beta"]}]"""));
        Assert.That(document["attribution"]!.AsArray(), Has.Count.EqualTo(2), "whose numbers are in a sentence is to be named");
    }

    [Test]
    public async Task The_sentence_speaks_the_units_of_the_answer()
    {
        using var response = await hub.GetAsync($"/v1/daily?{Place}&days=1&fields=summary&units=us");

        Assert.That((string?)(await response.JsonAsync())["daily"]!["summary"]![0], Is.EqualTo("Rain unlikely, about 0.01 in"));
    }

    [Test]
    public async Task A_day_of_which_nothing_can_be_said_has_null()
    {
        hub.Desk = request =>
        {
            var forecast = Contract.Answers.Forecast(request);
            var nothing = forecast.Daily with { Columns = new Dictionary<DailyVariable, MergedColumn>(), Condition = new([null], []) };
            return Task.FromResult(Contract.Answers.Whole(request) with { Forecast = forecast with { Daily = nothing } });
        };

        using var response = await hub.GetAsync($"/v1/daily?{Place}&days=1&fields=daily.summary");

        Assert.That((await response.JsonAsync())["daily"]!["summary"]!.ToJsonString(), Is.EqualTo("[null]"));
    }

    [Test]
    public async Task Without_the_field_no_sentence_is_made()
    {
        using var response = await hub.GetAsync($"/v1/daily?{Place}&fields=daily.slug");

        Assert.That(((JsonObject)(await response.JsonAsync())["daily"]!).ContainsKey("summary"), Is.False);
    }
}
