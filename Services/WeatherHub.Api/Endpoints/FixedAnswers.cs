using System.Text.Json;
using WeatherHub.Api.Answers;
using WeatherHub.Api.Presentation;
using WeatherHub.Api.Problems;
using WeatherHub.Api.Queries;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Endpoints;

/// <summary>What never changes while the process lives: the catalogues and the OpenAPI document. Rendered once, when first asked for.</summary>
internal sealed class FixedAnswers(IEnumerable<IWeatherProvider> providers)
{
    private const string Short = "public, max-age=300, stale-while-revalidate=60, stale-if-error=86400";
    private const string Long = "public, max-age=3600, stale-while-revalidate=60, stale-if-error=86400";

    private readonly Lazy<Representations> vendors =
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(Catalogue.Providers(providers), ContractJson.Wire.ProviderCatalogue)));

    private readonly Lazy<Representations> variables =
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(Catalogue.Variables(), ContractJson.Wire.VariableCatalogue)));

    private readonly Lazy<Representations> conditions =
        new(() => new(JsonSerializer.SerializeToUtf8Bytes(Catalogue.Conditions(), ContractJson.Wire.ConditionCatalogue)));

    private readonly Lazy<Representations> openApi = new(() => new(ContractJson.OpenApi()));

    internal Task ProvidersAsync(HttpContext context) => AnswerAsync(context, vendors, Short);

    internal Task VariablesAsync(HttpContext context) => AnswerAsync(context, variables, Long);

    internal Task ConditionsAsync(HttpContext context) => AnswerAsync(context, conditions, Long);

    internal Task OpenApiAsync(HttpContext context) => AnswerAsync(context, openApi, Long);

    private static Task AnswerAsync(HttpContext context, Lazy<Representations> answer, string cacheControl)
    {
        if (!Negotiation.TakesJson(context.Request.Headers.Accept)) return ProblemPages.WriteAsync(context, StatusCodes.Status406NotAcceptable);
        var reader = new QueryReader(context.Request.QueryString.Value, []);
        return reader.Faults.Count > 0
            ? ProblemPages.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Faults)
            : AnswerWriter.WriteAsync(context, answer.Value, cacheControl);
    }
}
