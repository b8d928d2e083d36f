namespace WeatherHub.Api.Endpoints;

/// <summary>The HTTP face of the hub: everything a caller sees.</summary>
internal static class ContractSetup
{
    /// <summary>Registers what the endpoints need.</summary>
    internal static WebApplicationBuilder AddContract(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1");
        return builder;
    }

    /// <summary>Maps every endpoint of the contract and the manners of its answers.</summary>
    internal static WebApplication MapContract(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }
}
