using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WeatherHub.Api.Http;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Resources.Catalogue;

/// <summary>The catalogues and the OpenAPI document: constant while the process lives, written at the first request.</summary>
internal sealed class CatalogueHandler(IEnumerable<IWeatherProvider> providers)
{
    private const string FiveMinutes = "public, max-age=300, stale-while-revalidate=60, stale-if-error=86400";
    private const string OneHour = "public, max-age=3600, stale-while-revalidate=60, stale-if-error=86400";

    private readonly Lazy<EncodedBody> vendors = Body(() => CataloguePresenter.Providers(providers), ContractJson.Wire.ProviderCatalogue);
    private readonly Lazy<EncodedBody> variables = Body(CataloguePresenter.Variables, ContractJson.Wire.VariableCatalogue);
    private readonly Lazy<EncodedBody> conditions = Body(CataloguePresenter.Conditions, ContractJson.Wire.ConditionCatalogue);
    private readonly Lazy<EncodedBody> openApi = new(() => new(ContractJson.OpenApi()));

    internal static void Map(IEndpointRouteBuilder routes)
    {
        Map<ProviderCatalogue>(
            "/v1/providers", "getProviders", "The vendors that this hub knows, and under which terms.", one => one.vendors, FiveMinutes);
        Map<VariableCatalogue>(
            "/v1/variables", "getVariables", "The numbers that blocks may hold: unit, cell method, precision, range.", one =>
                one.variables, OneHour);
        Map<ConditionCatalogue>(
            "/v1/conditions", "getConditions", "The conditions that blocks may hold.", one => one.conditions, OneHour);
        new ResourceRoute("/openapi/v1.json", "getOpenApi", "Catalogue", "The contract as an OpenAPI document.") { IsDocumented = false }
            .Map<CatalogueHandler, object>(routes, (handler, context) => AnswerAsync(context, handler.openApi, OneHour));

        void Map<TBody>(string address, string name, string summary, Func<CatalogueHandler, Lazy<EncodedBody>> body, string cacheControl) =>
            new ResourceRoute(address, name, "Catalogue", summary)
                .Map<CatalogueHandler, TBody>(routes, (handler, context) => AnswerAsync(context, body(handler), cacheControl));
    }

    private static Lazy<EncodedBody> Body<T>(Func<T> present, JsonTypeInfo<T> type) =>
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(present(), type)));

    private static Task AnswerAsync(HttpContext context, Lazy<EncodedBody> body, string cacheControl)
    {
        var reader = new QueryReader(context.Request.QueryString.Value, []);
        return reader.Errors.Count > 0
            ? ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Errors)
            : ResponseWriter.WriteAsync(context, body.Value, cacheControl);
    }
}
