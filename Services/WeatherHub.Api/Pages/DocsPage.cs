using Scalar.AspNetCore;

namespace WeatherHub.Api.Pages;

/// <summary>
/// The documentation of the API at <c>/docs/</c>: Scalar over the committed document. Its script is served from here, and the reader's
/// browser requests nothing from elsewhere.
/// </summary>
internal static class DocsPage
{
    internal const string Address = "/docs";

    private static readonly HttpMethodMetadata Methods = new([HttpMethods.Get, HttpMethods.Head]);

    internal static void MapDocs(this IEndpointRouteBuilder routes)
    {
        var docs = routes.MapScalarApiReference(Address, options => options
            .WithTitle("WeatherHub API")
            .WithFavicon("/favicon.svg")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .WithDynamicBaseServerUrl()
            .ExpandAllTags()
            .WithNonce()
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .HideClientButton());
        docs.Add(endpoint => endpoint.Metadata.Add(Methods));
        docs.AddEndpointFilter(ServeAsync);
    }

    private static async ValueTask<object?> ServeAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        // There is one document: Scalar would answer any name below the address with the same page.
        var context = call.HttpContext;
        if (context.GetRouteValue("documentName") is not null) return Results.NotFound();
        var result = await next(call);
        if (result is not Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult { ResponseContent: { } page }) return result;
        var nonce = context.Items["Scalar.Nonce"];
        context.Response.Headers.ContentSecurityPolicy = PageContent.Policy(
            $"script-src 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'");
        return Results.Content(page.Replace("<html>", "<html lang=\"en\">", StringComparison.Ordinal), "text/html; charset=utf-8");
    }
}
