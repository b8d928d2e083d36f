using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class OpenApiTests
{
    [Test]
    public async Task The_committed_document_is_the_one_that_the_code_makes()
    {
        await using var app = WeatherHubHost.Create(["--urls", "http://127.0.0.1:0"]);
        await app.StartAsync();

        var made = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();

        var text = await made.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        Assert.That(
            JsonNode.Parse(ContractJson.OpenApi())!.ToJsonString(),
            Is.EqualTo(JsonNode.Parse(text)!.ToJsonString()),
            "refresh it: dotnet build Services/WeatherHub.Api && "
                + "cp artifacts/openapi/WeatherHub.Api.json Contracts/WeatherHub.Contracts/openapi.v1.json");
    }

    [Test]
    public async Task The_document_is_served_as_committed()
    {
        await using var hub = new ContractHub();

        using var response = await hub.GetAsync("/openapi/v1.json");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(ContractJson.OpenApi()));
    }

    [Test]
    public void No_number_may_come_as_a_string_and_every_operation_has_a_name()
    {
        var document = JsonNode.Parse(ContractJson.OpenApi())!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).ToList();

        Assert.That(Encoding.UTF8.GetString(ContractJson.OpenApi()), Does.Not.Match("\"(number|integer)\",\\s*\"string\""));
        Assert.That(operations.Select(operation => (string)operation.Value!["operationId"]!), Is.Unique.And.All.Not.Null);
        Assert.That(operations.Select(operation => operation.Key), Is.All.EqualTo("get"));
        Assert.That((string)document["openapi"]!, Does.StartWith("3.1"));
    }

    [Test]
    public void Every_field_of_every_schema_is_described()
    {
        var schemas = JsonNode.Parse(ContractJson.OpenApi())!["components"]!["schemas"]!.AsObject();

        var silent = schemas.SelectMany(schema => schema.Value!["properties"]!.AsObject()
            .Where(field => !field.Value!.ToJsonString().Contains("\"description\"", StringComparison.Ordinal)).Select(
                field => $"{schema.Key}.{field.Key}"));
        Assert.That(silent, Is.Empty);
    }
}
