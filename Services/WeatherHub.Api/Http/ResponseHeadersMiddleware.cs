using System.Diagnostics;

namespace WeatherHub.Api.Http;

/// <summary>
/// The headers that every answer carries, errors too. Browsers of any origin may read, without credentials: the answer to one origin is the
/// answer to all, so that a shared cache need not tell them apart.
/// </summary>
internal static class ResponseHeadersMiddleware
{
    private const string Exposed = "ETag, Age, Cache-Status, Server-Timing, Retry-After, traceresponse, Link";

    /// <summary>Sets them.</summary>
    internal static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.Link = "</openapi/v1.json>; rel=\"service-desc\"";
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            headers["traceresponse"] = $"00-{activity.TraceId}-{activity.SpanId}-{(activity.Recorded ? "01" : "00")}";
    }

    /// <summary>Sets them, and answers CORS preflight requests.</summary>
    internal static Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        Activity.Current is null
        && context.Request.Headers.TraceParent is [{ } parent] && ActivityContext.TryParse(parent, null, out var trace)
            ? TracedAsync(context, next, trace)
            : RespondAsync(context, next);

    /// <summary>Without telemetry the server makes no span; the trace of a caller who has one goes on all the same.</summary>
    private static async Task TracedAsync(HttpContext context, RequestDelegate next, ActivityContext parent)
    {
        using var activity = new Activity("WeatherHub.Request").SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags).Start();
        await RespondAsync(context, next);
    }

    private static Task RespondAsync(HttpContext context, RequestDelegate next)
    {
        Apply(context);
        var request = context.Request;
        var isPreflight = HttpMethods.IsOptions(request.Method)
            && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;
        if (!isPreflight) return next(context);
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD";
        headers.AccessControlAllowHeaders = "*";
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
