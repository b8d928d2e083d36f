using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.OpenApi;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>What holds for every request and response, whatever the resource.</summary>
internal static class HttpServices
{
    /// <summary>Adds the limits of the web server and the OpenAPI document.</summary>
    internal static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            // Longer addresses and larger headers than are accepted must still be read, to be refused with a problem document.
            options.Limits.MaxRequestLineSize = 32 * 1024;
            options.Limits.MaxRequestHeadersTotalSize = 4 * ExceptionMiddleware.LargestHeaders;
            options.Limits.MaxRequestHeaderCount = 1000;
            options.AddServerHeader = false;
        });

        // Only the schemas of the document are made with these options; responses are written with the contract's own.
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractJson.Default);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer<DocumentTransformer>();
            options.AddOperationTransformer<OperationTransformer>();
            options.AddSchemaTransformer<SchemaTransformer>();
        });
    }

    /// <summary>Sets the headers of every response and answers every failure with a problem document.</summary>
    internal static void UseHttp(this WebApplication app)
    {
        app.Use(ResponseHeadersMiddleware.InvokeAsync);
        app.UseMiddleware<ExceptionMiddleware>();
    }
}
