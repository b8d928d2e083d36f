using Microsoft.Net.Http.Headers;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Http;

/// <summary>Sends bytes that are there already: negotiates the coding and evaluates <c>If-None-Match</c>.</summary>
internal static class ResponseWriter
{
    private const string Json = "application/json";

    /// <summary>Sends a cached response. How old it is and how it was had stand in the headers, never in the body.</summary>
    internal static Task WriteAsync(
        HttpContext context, EncodedBody body, ResponseLifetime lifetime, ContentCoding coding, DateTimeOffset now)
    {
        var headers = context.Response.Headers;
        headers.Expires = lifetime.Expires;
        headers.LastModified = lifetime.LastModified;
        headers.Age = lifetime.Age(now);
        return WriteAsync(context, body.In(coding), lifetime.CacheControl, Json);
    }

    /// <summary>Sends what has no age.</summary>
    internal static Task WriteAsync(HttpContext context, EncodedBody body, string cacheControl, string mediaType = Json) => WriteAsync(
        context, body.In(ContentNegotiation.CodingFor(context.Request.Headers.AcceptEncoding)), cacheControl, mediaType);

    private static Task WriteAsync(HttpContext context, Representation chosen, string cacheControl, string mediaType)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = cacheControl;
        response.Headers.ETag = chosen.Tag;
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (IfNoneMatch.Holds(request.Headers.IfNoneMatch, chosen.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (chosen.Coding is { } coding) response.Headers[HeaderNames.ContentEncoding] = coding;
        return WriteAsync(context, chosen.Bytes, mediaType);
    }

    /// <summary>Sends what is true of one moment and one replica only.</summary>
    internal static Task WriteUncachedAsync(HttpContext context, byte[] body, string mediaType = Json)
    {
        context.Response.Headers.CacheControl = "no-store";
        return WriteAsync(context, body, mediaType);
    }

    private static Task WriteAsync(HttpContext context, byte[] body, string mediaType)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }
}
