using System.Globalization;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Responses;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>The addresses that answer with a forecast document.</summary>
internal sealed class ForecastEndpoints(ForecastQueryParser parser, ResponseCache answers, HubMeter meter, RefusalLog refusals, TimeProvider clock)
{
    internal async Task AnswerAsync(HttpContext context, ForecastPath path)
    {
        if (!ContentNegotiation.TakesJson(context.Request.Headers.Accept))
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status406NotAcceptable);
            return;
        }

        var (query, faults) = parser.Parse(path, context.Request.QueryString.Value);
        if (faults.Count > 0)
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: faults);
            return;
        }

        var (made, access) = await answers.AnswerAsync(query, context.RequestAborted, ContentNegotiation.CodingFor(context.Request.Headers.AcceptEncoding));
        if (access != Access.Made) TellAgain(query, made);
        if (made.Refusal is { } refusal)
        {
            refusals.Refused(refusal, ProblemWriter.TraceOf(context));
            if (refusal.RetryAfter is { } wait) context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await ProblemWriter.WriteAsync(context, refusal.Status, refusal.Detail, providers: refusal.Providers, kind: refusal.Kind);
            return;
        }

        var now = clock.GetUtcNow();
        await ResponseWriter.WriteAsync(context, made.Body!, made.Life!, CacheStatus(made, access, now), ServerTiming(made, access), now);
    }

    /// <summary>Whom an answer was made for is told where it is made; who gets the same one is told here.</summary>
    private void TellAgain(ForecastQuery query, CachedResponse made)
    {
        var outcome = made.Refusal is not null ? "failed" : made.Cache == CacheUse.Stale ? "stale" : "cached";
        HubTracing.Answered(outcome);
        meter.Request("forecast", outcome);
        if (query.Wants(Blocks.Current)) meter.Request("current", outcome);
    }

    /// <summary>RFC 9211.</summary>
    private static string CacheStatus(CachedResponse made, Access access, DateTimeOffset now)
    {
        var ttl = (long)Math.Floor((made.Life!.Ends - now).TotalSeconds);
        return (made.Cache, access) switch
        {
            (CacheUse.Stale, _) => string.Create(CultureInfo.InvariantCulture, $"WeatherHub; fwd=stale; ttl={ttl}"),
            (CacheUse.Hit, _) or (_, Access.Stored) => string.Create(CultureInfo.InvariantCulture, $"WeatherHub; hit; ttl={ttl}"),
            (CacheUse.Collapsed, _) or (_, Access.Shared) => "WeatherHub; fwd=miss; collapsed",
            _ => "WeatherHub; fwd=miss; stored",
        };
    }

    private static string ServerTiming(CachedResponse made, Access access) => access == Access.Stored
        ? "cache;desc=hit;dur=0"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"cache;desc={(made.Cache == CacheUse.Hit ? "hit" : "miss")};dur=0, fanout;dur={made.FanOut.TotalMilliseconds:0.0}, merge;dur={made.Merge.TotalMilliseconds:0.0}");
}
