using System.Text.Json;
using WeatherHub.Api.Http;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Resources.Catalogue;

/// <summary>What never changes while the process lives: the catalogues and the OpenAPI document. Rendered once, when first asked for.</summary>
internal sealed class CatalogueHandler(IEnumerable<IWeatherProvider> providers)
{
    private const string Short = "public, max-age=300, stale-while-revalidate=60, stale-if-error=86400";
    private const string Long = "public, max-age=3600, stale-while-revalidate=60, stale-if-error=86400";

    private readonly Lazy<EncodedBody> vendors =
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(CataloguePresenter.Providers(providers), ContractJson.Wire.ProviderCatalogue)));

    private readonly Lazy<EncodedBody> variables =
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(CataloguePresenter.Variables(), ContractJson.Wire.VariableCatalogue)));

    private readonly Lazy<EncodedBody> conditions =
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(CataloguePresenter.Conditions(), ContractJson.Wire.ConditionCatalogue)));

    private readonly Lazy<EncodedBody> openApi = new(() => new(ContractJson.OpenApi()));

    internal Task ProvidersAsync(HttpContext context) => AnswerAsync(context, vendors, Short);

    internal Task VariablesAsync(HttpContext context) => AnswerAsync(context, variables, Long);

    internal Task ConditionsAsync(HttpContext context) => AnswerAsync(context, conditions, Long);

    internal Task OpenApiAsync(HttpContext context) => AnswerAsync(context, openApi, Long);

    private static Task AnswerAsync(HttpContext context, Lazy<EncodedBody> answer, string cacheControl)
    {
        if (!ContentNegotiation.TakesJson(context.Request.Headers.Accept)) return ProblemWriter.WriteAsync(context, StatusCodes.Status406NotAcceptable);
        var reader = new QueryReader(context.Request.QueryString.Value, []);
        return reader.Faults.Count > 0
            ? ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Faults)
            : ResponseWriter.WriteAsync(context, answer.Value, cacheControl);
    }
}
