using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace WeatherHub.Api.Telemetry;

/// <summary>The platform's span of a request has neither name nor result; this gives it both, as the semantic conventions want them.</summary>
internal static class ServerSpans
{
    public static void UseServerSpans(this WebApplication app) => app.Use(static (context, next) =>
        context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span ? FinishAsync(span, context, next) : next(context));

    private static async Task FinishAsync(Activity span, HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            Tell(span, context, context.Response.StatusCode, null);
        }
        catch (Exception exception)
        {
            Tell(span, context, StatusCodes.Status500InternalServerError, exception.GetType().FullName);
            throw;
        }
    }

    private static void Tell(Activity span, HttpContext context, int status, string? error)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        if (route is not null) span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", status);
        if (status < StatusCodes.Status500InternalServerError) return;
        span.SetTag("error.type", error ?? status.ToString());
        span.SetStatus(ActivityStatusCode.Error);
    }
}
