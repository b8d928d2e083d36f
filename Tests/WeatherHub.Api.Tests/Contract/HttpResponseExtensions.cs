using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Ways to read an answer.</summary>
internal static class HttpResponseExtensions
{
    internal static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsByteArrayAsync())!.AsObject();

    internal static async Task<Problem> ProblemAsync(this HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/problem+json"));
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), ContractJson.Default.Problem)!;
    }

    internal static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
