using System.Diagnostics;
using System.Text.Json;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>Writes problem documents (RFC 9457).</summary>
internal static class ProblemWriter
{
    internal const string MediaType = "application/problem+json";
    private const int LongestInstance = 256;

    /// <summary>Answers with a problem; what the status alone does not say is added by the caller.</summary>
    internal static Task WriteAsync(
        HttpContext context,
        int status,
        string? detail = null,
        IReadOnlyList<ParameterError>? errors = null,
        IReadOnlyList<ProblemProvider>? providers = null,
        string? type = null)
    {
        var (typeUri, title, usual) = type is null ? Of(status, errors is not null) : Of(type);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(
            new Problem
            {
                Type = typeUri,
                Title = title,
                Status = status,
                Detail = detail ?? usual,
                Instance = Short(context.Request.Path.ToUriComponent()),
                TraceId = TraceOf(context),
                Errors = errors,
                Providers = providers,
            },
            ContractJson.Wire.Problem);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes).AsTask();
    }

    /// <summary>What identifies the request in traces and logs.</summary>
    internal static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <summary>Types that the status alone does not tell apart.</summary>
    private static (string Type, string Title, string Usual) Of(string type) => type switch
    {
        ProblemTypes.TooOld => (type, "Too old", "All that can be served is older than maxAge."),
        ProblemTypes.Overloaded => (type, "Overloaded", "The hub has more to do than it can; ask again a little later."),
        _ => (type, "Unavailable", "Nothing can be served at the moment."),
    };

    // Text from the caller: no more of it than identifies the request.
    private static string Short(string path) => path.Length <= LongestInstance ? path : path[..LongestInstance];

    private static (string Type, string Title, string Usual) Of(int status, bool hasErrors) => status switch
    {
        400 when hasErrors => (
            ProblemTypes.InvalidParameter, "Invalid parameter", "At least one parameter is wrong; every fault is listed in errors."),
        400 => (ProblemTypes.BadRequest, "Bad request", "The request is not well formed."),
        404 => (ProblemTypes.NotFound, "Not found", "There is nothing at this path; see /openapi/v1.json for what there is."),
        405 => (
            ProblemTypes.MethodNotAllowed, "Method not allowed",
            "This path does not know the method; see the Allow header for those it knows."),
        406 => (ProblemTypes.NotAcceptable, "Not acceptable", "Answers are application/json; the Accept header excludes it."),
        414 => (ProblemTypes.UriTooLong, "URI too long", $"The address is longer than {ExceptionMiddleware.LongestTarget} characters."),
        422 => (ProblemTypes.NoCoverage, "No coverage", "No enabled vendor covers what was asked for."),
        431 => (
            ProblemTypes.HeadersTooLarge, "Headers too large",
            $"The header fields are larger than {ExceptionMiddleware.LargestHeaders} characters."),
        500 => (ProblemTypes.Internal, "Internal fault", "The hub failed; the fault is logged under the traceId."),
        503 => (ProblemTypes.Unavailable, "Unavailable", "Nothing can be served at the moment."),
        _ => (ProblemTypes.Other, $"Status {status}", "The request was not answered."),
    };
}
