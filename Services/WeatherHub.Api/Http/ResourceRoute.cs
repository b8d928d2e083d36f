using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>One address of the contract: GET and HEAD, a record of the contract or a problem document.</summary>
/// <param name="Address">The path.</param>
/// <param name="Name">The operation's id.</param>
/// <param name="Tag">The operation's group.</param>
/// <param name="Summary">What it answers, in a sentence.</param>
internal sealed record ResourceRoute(string Address, string Name, string Tag, string Summary)
{
    private static readonly int[] Problems = [400, 405, 406, 414, 431, 500];
    private static readonly int[] MergedProblems = [400, 405, 406, 414, 422, 431, 500, 503];

    /// <summary>Its query parameters.</summary>
    public Func<IServiceProvider, IReadOnlyList<QueryParameter>>? Parameters { get; init; }

    /// <summary>Whether it stands in the OpenAPI document.</summary>
    public bool IsDocumented { get; init; } = true;

    /// <summary>Whether its responses carry validators.</summary>
    public bool IsStored { get; init; } = true;

    /// <summary>Whether its responses are made of providers' reports: they have an age, and there may be none.</summary>
    public bool IsMerged { get; init; }

    /// <summary>Maps it.</summary>
    /// <typeparam name="THandler">The service that answers it.</typeparam>
    /// <typeparam name="TBody">The record that it answers with.</typeparam>
    internal void Map<THandler, TBody>(IEndpointRouteBuilder routes, Func<THandler, HttpContext, Task> handle)
        where THandler : notnull
    {
        var handler = new Lazy<THandler>(routes.ServiceProvider.GetRequiredService<THandler>);
        Delegate answer = (HttpContext context) => ContentNegotiation.TakesJson(context.Request.Headers.Accept)
            ? handle(handler.Value, context)
            : ProblemWriter.WriteAsync(context, StatusCodes.Status406NotAcceptable);
        var get = Describe<TBody>(routes.MapGet(Address, answer).WithName(Name).WithTags(Tag).WithSummary(Summary).WithMetadata(this));
        if (!IsDocumented) get.ExcludeFromDescription();
        Describe<TBody>(routes.MapMethods(Address, [HttpMethods.Head], answer)).ExcludeFromDescription();
    }

    private RouteHandlerBuilder Describe<TBody>(RouteHandlerBuilder route)
    {
        route.Produces<TBody>(StatusCodes.Status200OK, "application/json");
        if (IsStored) route.Produces(StatusCodes.Status304NotModified);
        foreach (var status in IsMerged ? MergedProblems : Problems) route.Produces<Problem>(status, ProblemWriter.MediaType);
        return route;
    }
}
