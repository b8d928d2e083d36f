using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>Adds to each field what its attributes say: the words it may hold, and whether null can stand there.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo?.AttributeProvider is not { } attributes) return Task.CompletedTask;

        // A column that leaves itself out when it is null is never null when it is there.
        var ignored = attributes.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false);
        if (ignored is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }])
            schema.Type &= ~JsonSchemaType.Null;
        if (attributes.GetCustomAttributes(typeof(KnownValuesAttribute), inherit: false) is [KnownValuesAttribute known])
            (ValueOf(schema).Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))["x-extensible-enum"] =
                new JsonNodeExtension(new JsonArray([.. known.Values.Select(value => (JsonNode)JsonValue.Create(value))]));
        return Task.CompletedTask;
    }

    /// <summary>The schema of one value: of a column, that of its items.</summary>
    internal static OpenApiSchema ValueOf(OpenApiSchema schema) => schema.Items as OpenApiSchema ?? schema;
}
