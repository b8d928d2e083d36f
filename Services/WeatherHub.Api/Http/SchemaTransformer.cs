using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WeatherHub.Api.Resources.Catalogue;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>Says of each field what its type cannot: the words it may hold, the range of its numbers in every unit system, whether null can stand there.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    private const string OpenWords = "x-extensible-enum";

    private static readonly Dictionary<string, VariableEntry> Variables =
        CataloguePresenter.Variables().Variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is not { } property || property.AttributeProvider is not { } attributes) return Task.CompletedTask;

        // A column that leaves itself out when it is null is never null when it is there.
        if (attributes.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }])
            schema.Type &= ~JsonSchemaType.Null;
        var said = schema.Items as OpenApiSchema ?? schema;
        if (attributes.GetCustomAttributes(typeof(KnownValuesAttribute), inherit: false) is [KnownValuesAttribute known])
            (said.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))[OpenWords] =
                new JsonNodeExtension(new JsonArray([.. known.Values.Select(value => (JsonNode)JsonValue.Create(value))]));
        if (IsBlock(property.DeclaringType) && property.PropertyType == typeof(string[])) said.Type |= JsonSchemaType.Null;
        if (IsBlock(property.DeclaringType) && Variables.TryGetValue(property.Name, out var variable)) Note(schema, said, variable);
        return Task.CompletedTask;
    }

    private static bool IsBlock(Type type) => type == typeof(CurrentWeather) || type == typeof(HourlyWeather) || type == typeof(DailyWeather);

    private static void Note(OpenApiSchema schema, OpenApiSchema said, VariableEntry variable)
    {
        said.Minimum = variable.Units.Values.Min(unit => unit.Min).ToString(CultureInfo.InvariantCulture);
        said.Maximum = variable.Units.Values.Max(unit => unit.Max).ToString(CultureInfo.InvariantCulture);
        var units = variable.Units.GroupBy(unit => (unit.Value.Symbol, unit.Value.Precision)).Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join("/", group.Select(unit => unit.Key))}: {group.Key.Symbol}, to {group.Key.Precision}"));
        schema.Description = $"{schema.Description} Unit and precision by `units` — {string.Join("; ", units)}.".TrimStart();
    }
}
