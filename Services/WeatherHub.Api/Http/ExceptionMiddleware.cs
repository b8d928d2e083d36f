namespace WeatherHub.Api.Http;

/// <summary>Answers whatever fails otherwise with a problem document that tells nothing of the inside.</summary>
internal sealed partial class ExceptionMiddleware(RequestDelegate next, ILogger<ExceptionMiddleware> logger)
{
    internal const int LongestTarget = 4096;
    internal const int LargestHeaders = 32 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value!.Length + (context.Request.QueryString.Value?.Length ?? 0) > LongestTarget)
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status414UriTooLong);
            return;
        }

        if (SizeOf(context.Request.Headers) > LargestHeaders)
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status431RequestHeaderFieldsTooLarge);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            Restart(context, exception.StatusCode);
        }
#pragma warning disable CA1031 // The border of the process towards its callers.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception, context.Request.Path.ToUriComponent(), ProblemWriter.TraceOf(context));
            Restart(context, StatusCodes.Status500InternalServerError);
        }

        var response = context.Response;
        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentLength is null && response.ContentType is null)
            await ProblemWriter.WriteAsync(context, response.StatusCode);
    }

    private static int SizeOf(IHeaderDictionary headers)
    {
        var size = 0;
        foreach (var (name, values) in headers)
            foreach (var value in values)
                size += name.Length + (value?.Length ?? 0);
        return size;
    }

    private static void Restart(HttpContext context, int status)
    {
        context.Response.Clear();
        ResponseHeadersMiddleware.Apply(context);
        context.Response.StatusCode = status;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request for {Path} failed, traceId {TraceId}")]
        internal static partial void Failed(ILogger logger, Exception exception, string path, string traceId);
    }
}
