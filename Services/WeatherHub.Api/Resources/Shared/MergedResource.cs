using System.Globalization;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Http;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Responses;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The time zone of a place.</summary>
internal delegate TimeZoneInfo ZoneOf(Coordinates place);

/// <summary>The services that resources made of merged reports have in common.</summary>
internal sealed record MergedResourceServices(
    IForecastService Forecasts,
    LoadShedder LoadShedder,
    ZoneOf ZoneOf,
    IOptions<ReportsOptions> Reports,
    UsageStatistics Usage,
    HubMeter Meter,
    RefusalLog Refusals,
    SharedResponses Shared,
    TimeProvider Clock);

/// <summary>A resource made of merged reports: its response is stored, or else fetched, merged, presented and stored.</summary>
/// <typeparam name="TQuery">Its query in canonical form. Equal queries have the same response.</typeparam>
internal abstract class MergedResource<TQuery> : IResponseSource<TQuery, WeatherResponse>
    where TQuery : struct
{
    private readonly MergedResourceServices services;
    private readonly ResponseCache<TQuery, WeatherResponse> responses;

    /// <param name="services">What it needs.</param>
    /// <param name="capacity">Bytes of responses that are stored at most.</param>
    protected MergedResource(MergedResourceServices services, long capacity)
    {
        this.services = services;
        responses = new(this, services.LoadShedder, capacity);
    }

    /// <summary>The kinds of report that a query needs.</summary>
    protected abstract ReportKind[] Kinds(TQuery query);

    /// <summary>The query as an address relative to the hub: equal queries have equal addresses, and others have others.</summary>
    protected abstract string AddressOf(TQuery query);

    /// <summary>What the query requests of the providers.</summary>
    protected abstract ForecastRequest Request(TQuery query);

    /// <summary>The body of the response, and whose reports it is made of.</summary>
    protected abstract (byte[] Body, AnswerFacts Facts) Present(
        TQuery query, TimeZoneInfo zone, ForecastAnswer answer, MergedForecast forecast);

    protected DateTimeOffset Now => services.Clock.GetUtcNow();

    protected TimeZoneInfo ZoneOf(CommonQuery query) => services.ZoneOf(query.Place);

    /// <summary>Answers a request with the response to its query, or with a problem document. One that is stored is sent at once.</summary>
    protected Task RespondAsync(HttpContext context, TQuery query)
    {
        services.Usage.Requested();
        var (coding, now) = (ContentNegotiation.CodingFor(context.Request.Headers.AcceptEncoding), Now);
        if (responses.Stored(query, coding, now) is not { } response) return ProduceAsync(context, query, coding);
        CountAgain(query, response, ResponseOrigin.Stored, now);
        return WriteAsync(context, response, ResponseOrigin.Stored, coding, now);
    }

    private async Task ProduceAsync(HttpContext context, TQuery query, ContentCoding coding)
    {
        var (response, origin) = await responses.ProduceAsync(query, coding, context.RequestAborted);
        var now = Now;
        if (origin != ResponseOrigin.Produced) CountAgain(query, response, origin, now);
        if (response.Refusal is { } refusal)
        {
            services.Refusals.Write(refusal, ProblemWriter.TraceOf(context));
            if (refusal.RetryAfter is { } wait)
                context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await ProblemWriter.WriteAsync(context, refusal.Status, refusal.Detail, providers: refusal.Providers, type: refusal.Type);
            return;
        }

        await WriteAsync(context, response, origin, coding, now);
    }

    private static Task WriteAsync(
        HttpContext context, WeatherResponse response, ResponseOrigin origin, ContentCoding coding, DateTimeOffset now)
    {
        var headers = context.Response.Headers;
        headers["Cache-Status"] = response.CacheStatus(origin, now);
        headers["Server-Timing"] = response.ServerTiming(origin);
        return ResponseWriter.WriteAsync(context, response.Body!, response.Lifetime!, coding, now);
    }

    /// <summary>Counts a response that this request did not cause; the others are counted where they are produced.</summary>
    private void CountAgain(TQuery query, WeatherResponse response, ResponseOrigin origin, DateTimeOffset now)
    {
        var outcome = response.Refusal is not null ? "failed" : response.Cache == CacheUse.Stale ? "stale" : "cached";
        HubTracing.Answered(outcome);
        foreach (var kind in Kinds(query)) services.Meter.Request(kind.Name, outcome);
        if (origin == ResponseOrigin.Collapsed)
        {
            services.Usage.SavedByOthers(response.Reports);
            return;
        }

        services.Usage.SavedByAnswer(response.Reports);
        if (response.Hits.Add(now) is > 0 and var hits) services.Forecasts.Requested(Request(query), hits);
    }

    WeatherResponse IResponseSource<TQuery, WeatherResponse>.Overloaded(TQuery key, TimeSpan retryAfter) =>
        new(null, null, Refusal.Overloaded(retryAfter));

    async Task<WeatherResponse?> IResponseSource<TQuery, WeatherResponse>.FindAsync(TQuery key) =>
        services.Shared.Exists && await services.Shared.FindAsync(AddressOf(key)) is { } found
            ? new(found.Body, new ResponseLifetime(found.Validity, Now), null) { Cache = CacheUse.Hit, Reports = found.Reports }
            : null;

    void IResponseSource<TQuery, WeatherResponse>.Share(TQuery key, WeatherResponse response)
    {
        if (services.Shared.Exists)
            services.Shared.Share(AddressOf(key), new SharedResponse(response.Body!, response.Lifetime!.Validity, response.Reports));
    }

    async Task<WeatherResponse> IResponseSource<TQuery, WeatherResponse>.ProduceAsync(TQuery query)
    {
        var request = Request(query);
        var answer = await services.Forecasts.ForecastAsync(request, CancellationToken.None);
        var forecast = answer.Forecast ?? MergedForecast.None(Now);
        if (answer.Forecast is null)
        {
            var (missing, union) = (Outcomes(answer, Combination.Merge), Outcomes(answer, Combination.Union));
            var refusal = Refusal.Of(missing);

            // What is known is served beside weather that is missing for now, but no request for weather that nobody covers.
            if (refusal.Status != StatusCodes.Status503ServiceUnavailable || !union.Any(outcome => outcome is Reported))
                return new WeatherResponse(null, null, refusal) { Cache = answer.Cache };
        }

        var (body, facts) = Present(query, request.Zone, answer, forecast);
        // Of alerts no cache may show a list that the hub itself would not call complete any more.
        var staleIfError = facts.Alerts is not null
            ? TimeSpan.Zero
            : request.Kinds.Min(kind => KindDescriptor.Of(kind).StaleWindow(services.Reports.Value));
        var lifetime = new ResponseLifetime(facts.Validity(staleIfError), services.Clock.GetUtcNow());
        return new WeatherResponse(new EncodedBody(body), lifetime, null)
        {
            Cache = answer.Cache,
            FanOut = answer.FanOut,
            Merge = answer.Merge,
            Reports = answer.Outcomes.Count(outcome => outcome is Reported),
        };

        static Outcome[] Outcomes(ForecastAnswer answer, Combination combination) =>
            [.. answer.Outcomes.Where(outcome => outcome.ReportKind.Combination == combination)];
    }
}
