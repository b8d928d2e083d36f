using Microsoft.AspNetCore.OpenApi;
using WeatherHub.Api.Resources.Catalogue;
using WeatherHub.Api.Resources.Comparison;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Resources.Skill;
using WeatherHub.Api.Resources.Usage;
using WeatherHub.Api.Responses;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Api.Resources;

/// <summary>Every resource of the contract.</summary>
internal static class ResourceServices
{
    /// <summary>Adds what the resources need beside the forecast service.</summary>
    internal static void AddResources(this IServiceCollection services)
    {
        services.AddSingleton<ZoneOf>(TimeZones.At);
        services.AddSingleton<CommonParameters>();
        services.AddSingleton<EnvelopePresenter>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<SharedResponses>();
        services.AddSingleton<MergedResourceServices>();

        services.AddSingleton<ForecastParameters>();
        services.AddSingleton<ForecastQueryParser>();
        services.AddSingleton<ForecastPresenter>();
        services.AddSingleton<ForecastHandler>();

        services.AddSingleton<ComparisonParameters>();
        services.AddSingleton<ComparisonPresenter>();
        services.AddSingleton<ComparisonHandler>();

        services.AddSingleton<SkillHandler>();
        services.AddSingleton<UsageHandler>();
        services.AddSingleton<CatalogueHandler>();
        services.Configure<OpenApiOptions>("v1", options => options.AddSchemaTransformer<VariableSchemaTransformer>());
    }

    /// <summary>Maps every address of the contract.</summary>
    internal static void MapResources(this IEndpointRouteBuilder routes)
    {
        ForecastHandler.Map(routes);
        ComparisonHandler.Map(routes);
        CatalogueHandler.Map(routes);
        UsageHandler.Map(routes);
        SkillHandler.Map(routes);
    }
}
