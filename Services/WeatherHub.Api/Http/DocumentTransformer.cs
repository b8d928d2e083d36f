using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>What the document says of itself.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "WeatherHub",
            Version = ContractJson.Revision,
            Description =
                "One forecast out of many vendors, with the source of every number. Within v1 nothing is removed, renamed, retyped or "
                + "given another meaning; fields and words may be added, and callers ignore what they do not know. Words listed under "
                + "`x-extensible-enum` are those of today. Instants are UTC; days are local days of the place. Parameters are "
                + "case-sensitive; an unknown or doubled one is an error.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };

        // The document is the same wherever the hub runs.
        document.Servers = null;
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Forecast", Description = "The weather at a place." },
            new() { Name = "Catalogue", Description = "What the hub knows without asking anyone." },
            new() { Name = "Operations", Description = "How the hub fares." },
        };
        WithoutNull(document, nameof(ForecastDocument), "hourly", "daily", "provenance", "confidence", "explain");
        foreach (var schema in document.Components?.Schemas?.Values ?? []) OnOneLine(schema);
        return Task.CompletedTask;
    }

    /// <summary>Descriptions come from comments of several lines; where those end is no part of the document.</summary>
    private static void OnOneLine(IOpenApiSchema schema)
    {
        schema.Description = Joined(schema.Description);
        foreach (var property in schema.Properties?.Values ?? []) property.Description = Joined(property.Description);

        static string? Joined(string? text) =>
            text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What leaves itself out is never null when it is there. (<c>current</c> may be: nobody may have a word about now.)</summary>
    private static void WithoutNull(OpenApiDocument document, string record, params ReadOnlySpan<string> fields)
    {
        var properties = (document.Components?.Schemas?[record] as OpenApiSchema)?.Properties;
        foreach (var field in fields)
            if (properties?[field] is OpenApiSchema { OneOf: [_, { } some] })
                properties[field] = some;
    }
}
