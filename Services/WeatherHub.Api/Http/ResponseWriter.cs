using System.Globalization;
using Microsoft.Net.Http.Headers;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Http;

/// <summary>Sends stored bytes: negotiates the coding, answers conditions, never renders.</summary>
internal static class ResponseWriter
{
    private const string Json = "application/json";

    /// <summary>Sends a forecast: how old it is and how it was had stand in the headers, never in the body.</summary>
    internal static Task WriteAsync(HttpContext context, EncodedBody body, ResponseLifetime life, string cacheStatus, string serverTiming, DateTimeOffset now)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = life.CacheControl;
        headers.Expires = life.Expires;
        headers.LastModified = life.LastModified;
        headers.Age = Math.Max(0, (long)(now - life.AsOf).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers["Cache-Status"] = cacheStatus;
        headers["Server-Timing"] = serverTiming;
        return SendAsync(context, body, Json);
    }

    /// <summary>Sends what is fixed for the life of the process.</summary>
    internal static Task WriteAsync(HttpContext context, EncodedBody body, string cacheControl, string mediaType = Json)
    {
        context.Response.Headers.CacheControl = cacheControl;
        return SendAsync(context, body, mediaType);
    }

    private static Task SendAsync(HttpContext context, EncodedBody body, string mediaType)
    {
        var (request, response) = (context.Request, context.Response);
        var chosen = body.In(ContentNegotiation.CodingFor(request.Headers.AcceptEncoding));
        response.Headers.ETag = chosen.Tag;
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (ContentNegotiation.Has(request.Headers.IfNoneMatch, chosen.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = mediaType;
        response.ContentLength = chosen.Bytes.Length;
        if (chosen.ContentCoding is { } coding) response.Headers[HeaderNames.ContentEncoding] = coding;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(chosen.Bytes).AsTask();
    }
}
