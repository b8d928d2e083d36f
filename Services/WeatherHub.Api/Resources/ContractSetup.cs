using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Http;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Resources.Catalogue;
using WeatherHub.Api.Resources.Comparison;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Resources.Skill;
using WeatherHub.Api.Resources.Usage;
using WeatherHub.Api.Responses;
using WeatherHub.Api.Telemetry;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Api.Resources;

/// <summary>The HTTP face of the hub: everything a caller sees.</summary>
internal static class ContractSetup
{
    /// <summary>Registers what the endpoints need.</summary>
    internal static WebApplicationBuilder AddContract(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubMeter>();
        services.AddBudgets();
        services.TryAddSingleton<ZoneOf>(_ => TimeZones.At);
        services.AddSingleton<ForecastParameters>();
        services.AddSingleton<ForecastQueryParser>();
        services.AddSingleton<ForecastPresenter>();
        services.AddSingleton<ComparisonPresenter>();
        services.AddSingleton<ForecastHandler>();
        services.AddAdmission();
        services.AddSingleton<ResponseCache>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<ForecastEndpoints>();
        services.AddSingleton<CatalogueHandler>();
        services.AddSingleton<UsageHandler>();
        services.AddSingleton<SkillHandler>();
        services.Configure<KestrelServerOptions>(options =>
        {
            // Longer addresses and larger headers than we take must still reach us, to be refused in our words.
            options.Limits.MaxRequestLineSize = 32 * 1024;
            options.Limits.MaxRequestHeadersTotalSize = 4 * ExceptionMiddleware.LargestHeaders;
            options.Limits.MaxRequestHeaderCount = 1000;
            options.AddServerHeader = false;
        });
        return builder.AddDocument();
    }

    /// <summary>Maps every endpoint of the contract and the manners of its answers.</summary>
    internal static WebApplication MapContract(this WebApplication app)
    {
        app.Use(ResponseHeadersMiddleware.InvokeAsync);
        app.UseMiddleware<ExceptionMiddleware>();
        app.MapForecasts();
        app.MapCatalogue();
        return app;
    }

    private static WebApplicationBuilder AddDocument(this WebApplicationBuilder builder)
    {
        // Only the document's schemas are made with these options; answers are written with the contract's own.
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
        return builder;
    }
}
