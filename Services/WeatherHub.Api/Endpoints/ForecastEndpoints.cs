using System.Globalization;
using WeatherHub.Api.Answers;
using WeatherHub.Api.Pipeline;
using WeatherHub.Api.Problems;
using WeatherHub.Api.Queries;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Endpoints;

/// <summary>The addresses that answer with a forecast document.</summary>
internal sealed class ForecastEndpoints(ForecastQueryParser parser, AnswerDesk answers, HubMeter meter, RefusalLog refusals, TimeProvider clock)
{
    internal async Task AnswerAsync(HttpContext context, ForecastPath path)
    {
        if (!Negotiation.TakesJson(context.Request.Headers.Accept))
        {
            await ProblemPages.WriteAsync(context, StatusCodes.Status406NotAcceptable);
            return;
        }

        var (query, faults) = parser.Parse(path, context.Request.QueryString.Value);
        if (faults.Count > 0)
        {
            await ProblemPages.WriteAsync(context, StatusCodes.Status400BadRequest, errors: faults);
            return;
        }

        var (made, access) = await answers.AnswerAsync(query, context.RequestAborted, Negotiation.CodingFor(context.Request.Headers.AcceptEncoding));
        if (access != Access.Made) TellAgain(query, made);
        if (made.Refusal is { } refusal)
        {
            refusals.Refused(refusal, ProblemPages.TraceOf(context));
            if (refusal.RetryAfter is { } wait) context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await ProblemPages.WriteAsync(context, refusal.Status, refusal.Detail, providers: refusal.Providers, kind: refusal.Kind);
            return;
        }

        var now = clock.GetUtcNow();
        await AnswerWriter.WriteAsync(context, made.Body!, made.Life!, CacheStatus(made, access, now), ServerTiming(made, access), now);
    }

    /// <summary>Whom an answer was made for is told where it is made; who gets the same one is told here.</summary>
    private void TellAgain(ForecastQuery query, Made made)
    {
        var outcome = made.Refusal is not null ? "failed" : made.Cache == CacheUse.Stale ? "stale" : "cached";
        HubTracing.Answered(outcome);
        meter.Request("forecast", outcome);
        if (query.Wants(Blocks.Current)) meter.Request("current", outcome);
    }

    /// <summary>RFC 9211.</summary>
    private static string CacheStatus(Made made, Access access, DateTimeOffset now)
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

    private static string ServerTiming(Made made, Access access) => access == Access.Stored
        ? "cache;desc=hit;dur=0"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"cache;desc={(made.Cache == CacheUse.Hit ? "hit" : "miss")};dur=0, fanout;dur={made.FanOut.TotalMilliseconds:0.0}, merge;dur={made.Merge.TotalMilliseconds:0.0}");
}
