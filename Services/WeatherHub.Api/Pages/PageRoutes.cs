using WeatherHub.Api.Http;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Pages;

/// <summary>The pages: what there is, its documentation, and the icon that browsers request by themselves.</summary>
internal static class PageRoutes
{
    private const string Cached = "public, max-age=86400";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StartPage>();
        return builder;
    }

    internal static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, (HttpContext context, StartPage page) => page.AnswerAsync(context)).ExcludeFromDescription();
        routes.MapFile("favicon.svg", "image/svg+xml");
        routes.MapFile("favicon.ico", "image/vnd.microsoft.icon");
        routes.MapDocs();
    }

    private static void MapFile(this IEndpointRouteBuilder routes, string name, string mediaType)
    {
        var file = new Lazy<EncodedBody>(() => new(PageContent.Read(name)));
        routes.MapMethods($"/{name}", Methods, context => ResponseWriter.WriteAsync(context, file.Value, Cached, mediaType))
            .ExcludeFromDescription();
    }
}
