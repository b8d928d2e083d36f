using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Contracts.Tests.V1;

internal sealed class WireTests
{
    private static readonly JsonSerializerOptions Strict =
        new(ContractJson.Default.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static IEnumerable<Type> Records =>
        typeof(ForecastDocument).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null);

    private static string Golden => File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "forecast.golden.json"));

    private static IEnumerable<string> Fields(Type record) =>
        ContractJson.Default.GetTypeInfo(record)!.Properties.Select(property => property.Name);

    [Test]
    public void Names_on_the_wire_are_camel_case_and_hold_no_unit()
    {
        Assert.That(Records.Count(), Is.GreaterThan(20));
        Assert.That(
            Records.SelectMany(Fields),
            Is.All.Match("^[a-z][a-zA-Z0-9]*$").And.All.Not.Match("(Celsius|Kmh|Mps|Hpa|Millimetres|Meters|Percent)$"));
    }

    [Test]
    public void The_contract_references_nothing() =>
        Assert.That(
            typeof(ForecastDocument).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name),
            Is.All.StartWith("System."));

    [Test]
    public void The_records_and_the_OpenAPI_document_name_the_same_fields()
    {
        var schemas = JsonNode.Parse(ContractJson.OpenApi())!["components"]!["schemas"]!;

        foreach (var type in Records)
            Assert.That(
                schemas[type.Name]?["properties"]?.AsObject().Select(field => field.Key),
                Is.EqualTo(Fields(type)),
                type.Name);
    }

    [Test]
    public void The_golden_document_reads_strictly_and_writes_back_to_itself()
    {
        var document = JsonSerializer.Deserialize<ForecastDocument>(Golden, Strict);

        Assert.That(
            JsonSerializer.Serialize(document, ContractJson.Default.ForecastDocument),
            Is.EqualTo(JsonNode.Parse(Golden)!.ToJsonString()));
    }

    [Test]
    public void What_a_caller_does_not_know_is_ignored()
    {
        var tree = JsonNode.Parse(Golden)!;
        tree["tomorrow"] = new JsonObject { ["a"] = 1 };
        tree["hourly"]!["soilMoisture"] = new JsonArray(1, 2);
        tree["providers"]![0]!["state"] = "resting";

        var document = JsonSerializer.Deserialize(tree.ToJsonString(), ContractJson.Default.ForecastDocument)!;

        Assert.That(document.Providers[0].State, Is.EqualTo("resting"));
        Assert.That(document.Hourly!.Temperature, Has.Length.EqualTo(document.Hourly.Time.Length));
    }

    [TestCase("\"23.4\"")]
    [TestCase("\"NaN\"")]
    [TestCase("true")]
    public void A_number_is_a_JSON_number_and_nothing_else(string value)
    {
        var tree = JsonNode.Parse(Golden)!;
        tree["current"]!["temperature"] = JsonNode.Parse(value);

        Assert.That(
            () => JsonSerializer.Deserialize(tree.ToJsonString(), ContractJson.Default.ForecastDocument),
            Throws.TypeOf<JsonException>());
    }

    [Test]
    public void A_name_that_comes_twice_is_refused() =>
        Assert.That(
            () => JsonSerializer.Deserialize("""{"self":"/a","self":"/b"}""", ContractJson.Default.Links),
            Throws.TypeOf<JsonException>());

    [TestCase("2026-08-20T12:00:00+02:00", "2026-08-20T10:00:00Z")]
    [TestCase("2026-08-20T12:00:00.9Z", "2026-08-20T12:00:00Z")]
    public void Instants_are_written_in_UTC_and_whole_seconds(string given, string written)
    {
        var offset = new ZoneOffset { From = DateTimeOffset.Parse(given, System.Globalization.CultureInfo.InvariantCulture), Seconds = 0 };

        Assert.That(
            JsonSerializer.Serialize(offset, ContractJson.Default.ZoneOffset),
            Is.EqualTo($$"""{"from":"{{written}}","seconds":0}"""));
    }
}
