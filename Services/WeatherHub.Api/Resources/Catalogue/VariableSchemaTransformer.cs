using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WeatherHub.Api.Http;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources.Catalogue;

/// <summary>Adds to each field of a block the range of its numbers over all unit systems, and its unit and precision in each.</summary>
internal sealed class VariableSchemaTransformer : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<string, VariableEntry> Variables =
        CataloguePresenter.Variables().Variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is not { } property || !IsBlock(property.DeclaringType)) return Task.CompletedTask;
        var value = SchemaTransformer.ValueOf(schema);
        if (property.PropertyType == typeof(string[])) value.Type |= JsonSchemaType.Null;
        if (Variables.TryGetValue(property.Name, out var variable)) Describe(schema, value, variable);
        return Task.CompletedTask;
    }

    private static bool IsBlock(Type type) =>
        type == typeof(CurrentWeather) || type == typeof(HourlyWeather) || type == typeof(DailyWeather);

    private static void Describe(OpenApiSchema schema, OpenApiSchema value, VariableEntry variable)
    {
        value.Minimum = variable.Units.Values.Min(unit => unit.Min).ToString(CultureInfo.InvariantCulture);
        value.Maximum = variable.Units.Values.Max(unit => unit.Max).ToString(CultureInfo.InvariantCulture);
        var units = variable.Units.GroupBy(unit => (unit.Value.Symbol, unit.Value.Precision)).Select(group =>
            FormattableString.Invariant(
                $"{string.Join("/", group.Select(unit => unit.Key))}: {group.Key.Symbol}, to {group.Key.Precision}"));
        schema.Description = $"{schema.Description} Unit and precision by `units` — {string.Join("; ", units)}.".TrimStart();
    }
}
