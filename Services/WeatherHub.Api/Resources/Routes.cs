using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Catalogue;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Resources.Skill;
using WeatherHub.Api.Resources.Usage;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources;

/// <summary>Every address of the contract. Each answers GET and HEAD, in the contract's records or in a problem document.</summary>
internal static class Routes
{
    private static readonly string[] Head = [HttpMethods.Head];

    internal static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        routes.MapForecast<ForecastDocument>(ForecastPath.Forecast, "getForecast", "The weather at a place: now, hour by hour, day by day.");
        routes.MapForecast<ForecastDocument>(ForecastPath.Current, "getCurrent", "The weather at a place now.");
        routes.MapForecast<ForecastDocument>(ForecastPath.Hourly, "getHourly", "The weather at a place hour by hour.");
        routes.MapForecast<ForecastDocument>(ForecastPath.Daily, "getDaily", "The weather at a place day by day.");
        routes.MapForecast<Contracts.V1.Comparison>(ForecastPath.Compare, "getComparison", "What every vendor says of one field, beside what the hub answers.");
    }

    internal static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapFixed<ProviderCatalogue>("/v1/providers", "getProviders", "The vendors that this hub knows, and under which terms.", fixedAnswers => fixedAnswers.ProvidersAsync);
        routes.MapFixed<VariableCatalogue>("/v1/variables", "getVariables", "The numbers that blocks may hold: unit, cell method, precision, range.", fixedAnswers => fixedAnswers.VariablesAsync);
        routes.MapFixed<ConditionCatalogue>("/v1/conditions", "getConditions", "The conditions that blocks may hold.", fixedAnswers => fixedAnswers.ConditionsAsync);
        routes.MapUsage();
        routes.MapSkill();
        routes.MapMethods("/openapi/v1.json", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, CatalogueHandler fixedAnswers) => fixedAnswers.OpenApiAsync(context))
            .ExcludeFromDescription();
    }

    private static void MapUsage(this IEndpointRouteBuilder routes)
    {
        var answer = (HttpContext context, UsageHandler endpoint) => endpoint.AnswerAsync(context);
        routes.MapGet("/v1/usage", answer).WithName("getUsage").WithTags("Operations").WithSummary("What this hub asked of its vendors, what it need not ask, and what their quotas leave.")
            .Answers<Contracts.V1.Usage>(isStored: false, 400, 405, 406, 414, 500);
        routes.MapMethods("/v1/usage", Head, answer).Answers<Contracts.V1.Usage>(isStored: false, 400, 405, 406, 414, 500).ExcludeFromDescription();
    }

    private static void MapSkill(this IEndpointRouteBuilder routes)
    {
        var answer = (HttpContext context, SkillHandler endpoint) => endpoint.AnswerAsync(context);
        routes.MapGet("/v1/skill", answer)
            .WithName("getSkill").WithTags("Forecast").WithSummary("How far vendors and the hub were off when stations observed what came: around a place and pooled.")
            .WithMetadata(new DocumentedParameters(SkillParameters.All))
            .Answers<Contracts.V1.Skill>(400, 405, 406, 414, 431, 500);
        routes.MapMethods("/v1/skill", Head, answer).Answers<Contracts.V1.Skill>(400, 405, 406, 414, 431, 500).ExcludeFromDescription();
    }

    private static void MapForecast<T>(this IEndpointRouteBuilder routes, ForecastPath path, string name, string summary)
    {
        var answer = (HttpContext context, ForecastEndpoints endpoints) => endpoints.AnswerAsync(context, path);
        routes.MapGet(path.Address(), answer)
            .WithName(name).WithTags("Forecast").WithSummary(summary).WithMetadata(new DocumentedQuery(path))
            .Answers<T>(400, 405, 406, 414, 422, 431, 500, 503);
        routes.MapMethods(path.Address(), Head, answer).Answers<T>(400, 405, 406, 414, 422, 431, 500, 503).ExcludeFromDescription();
    }

    private static void MapFixed<T>(
        this IEndpointRouteBuilder routes, string address, string name, string summary, Func<CatalogueHandler, Func<HttpContext, Task>> which)
    {
        var answer = (HttpContext context, CatalogueHandler fixedAnswers) => which(fixedAnswers)(context);
        routes.MapGet(address, answer).WithName(name).WithTags("Catalogue").WithSummary(summary).Answers<T>(400, 405, 406, 414, 431, 500);
        routes.MapMethods(address, Head, answer).Answers<T>(400, 405, 406, 414, 431, 500).ExcludeFromDescription();
    }

    /// <summary>One record of the contract, "not modified", or a problem document.</summary>
    private static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, params ReadOnlySpan<int> refusals) => route.Answers<T>(isStored: true, refusals);

    private static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, bool isStored, params ReadOnlySpan<int> refusals)
    {
        route.Produces<T>(StatusCodes.Status200OK, "application/json");
        if (isStored) route.Produces(StatusCodes.Status304NotModified);
        foreach (var status in refusals) route.Produces<Problem>(status, ProblemWriter.MediaType);
        return route;
    }
}
