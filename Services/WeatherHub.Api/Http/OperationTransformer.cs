using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WeatherHub.Api.Http;

/// <summary>Adds the parameters, from the table that the reader reads by, and what each status and header means.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["200"] = "The answer; complete, or partial or stale as its body says.",
        ["304"] = "The caller already has this answer.",
        ["400"] = "At least one parameter is wrong; every fault is listed.",
        ["405"] = "The path does not know this method; see Allow.",
        ["406"] = "The Accept header excludes JSON.",
        ["414"] = "The address is too long.",
        ["422"] = "No enabled vendor covers what was asked for at this place.",
        ["431"] = "The header fields are too large.",
        ["500"] = "A fault of the hub.",
        ["503"] = "Nothing can be served at the moment; see Retry-After.",
    };

    private static readonly (string Name, string Description)[] StoredHeaders =
    [
        ("ETag", "Strong validator of these very bytes, for If-None-Match."),
        ("Cache-Control", "How long this answer may be used; short when it is partial or stale."),
    ];

    private static readonly (string Name, string Description)[] MergedHeaders =
    [
        ("Age", "Seconds since the newest report in this answer was fetched."),
        ("Last-Modified", "When the newest report in this answer was made; for alerts, when they were fetched or one of them ended."),
        ("Expires", "When this answer ceases to be fresh."),
        ("Cache-Status", "How the hub came by this answer (RFC 9211)."),
        ("Server-Timing", "Milliseconds spent asking (fanout) and merging."),
    ];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ResourceRoute>().FirstOrDefault() is not { } route)
            return Task.CompletedTask;
        operation.Parameters = route.Parameters is { } parameters ? [.. parameters(context.ApplicationServices).Select(Parameter)] : null;
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse noted) continue;
            if (Statuses.TryGetValue(status, out var meaning)) noted.Description = meaning;
            if (route.IsStored && status is "200" or "304") Describe(noted, StoredHeaders);
            if (route.IsMerged && status is "200" or "304") Describe(noted, MergedHeaders);
            if (status == "503") Describe(noted, [("Retry-After", "Seconds after which asking again makes sense.")]);
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiResponse response, (string Name, string Description)[] headers)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        foreach (var (name, description) in headers)
            response.Headers[name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
    }

    private static IOpenApiParameter Parameter(QueryParameter parameter)
    {
        var isList = parameter.Shape == ValueShape.Words;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Required = parameter.Required,
            Style = ParameterStyle.Form,
            Explode = !isList,
            Schema = isList
                ? new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = One(parameter),
                    MinItems = 1,
                    UniqueItems = true,
                    Default = List(parameter.Default),
                }
                : One(parameter),
            Example = isList ? List(parameter.Example) : Literal(parameter, parameter.Example),
        };
    }

    private static OpenApiSchema One(QueryParameter parameter) => parameter.Shape switch
    {
        ValueShape.Decimal or ValueShape.Whole => new OpenApiSchema
        {
            Type = parameter.Shape == ValueShape.Whole ? JsonSchemaType.Integer : JsonSchemaType.Number,
            Minimum = parameter.Minimum.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Maximum.ToString(CultureInfo.InvariantCulture),
            Default = Literal(parameter, parameter.Default),
        },
        _ => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = parameter.Values.Count == 0 ? null : [.. parameter.Values.Select(value => JsonValue.Create(value))],
            Default = parameter.Shape == ValueShape.Word ? Literal(parameter, parameter.Default) : null,
        },
    };

    private static JsonValue? Literal(QueryParameter parameter, string? text) => text is null ? null : parameter.Shape switch
    {
        ValueShape.Decimal => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
        ValueShape.Whole => JsonValue.Create(int.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    private static JsonArray? List(string? text) =>
        text is null ? null : [.. text.Split(',').Select(word => (JsonNode)JsonValue.Create(word))];
}
