using WeatherHub.Api.Fetching;
using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Alerts;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>The addresses that answer with a forecast document, or with one block of it.</summary>
internal sealed class ForecastHandler(
    ForecastQueryParser parser, ForecastPresenter presenter, MergedResourceServices services)
    : MergedResource<ForecastQuery>(services, Capacity)
{
    /// <summary>Bytes of responses that are stored at most.</summary>
    internal const long Capacity = 64 * 1024 * 1024;

    /// <summary>How many query strings are kept parsed, and how long each may be: some megabytes.</summary>
    private const int Remembered = 8192;
    private const int LongestRemembered = 256;

    private readonly LruCache<(ForecastPath Path, string Text), ForecastQuery> parsed = new(Remembered, static _ => 1);

    /// <summary>The kinds of report that blocks are made of; the index is the blocks' bits.</summary>
    private static readonly ReportKind[][] KindsByBlocks =
        [.. Enumerable.Range(0, (int)(Blocks.Default | Blocks.Alerts) + 1).Select(bits => KindBlocks.KindsOf((Blocks)bits).ToArray())];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        Map(ForecastPath.Forecast, "getForecast", "The weather at a place: now, hour by hour, day by day.");
        Map(ForecastPath.Current, "getCurrent", "The weather at a place now.");
        Map(ForecastPath.Hourly, "getHourly", "The weather at a place hour by hour.");
        Map(ForecastPath.Daily, "getDaily", "The weather at a place day by day.");
        Map(ForecastPath.Alerts, "getAlerts", "The warnings in force at a place, and what their list covers.");

        void Map(ForecastPath path, string name, string summary) => new ResourceRoute(path.Address, name, "Forecast", summary)
        {
            Parameters = provider => provider.GetRequiredService<ForecastParameters>().Of(path),
            IsMerged = true,
        }.Map<ForecastHandler, ForecastDocument>(routes, (handler, context) => handler.AnswerAsync(context, path));
    }

    protected override ReportKind[] Kinds(ForecastQuery query) => KindsByBlocks[(int)query.Selection.Blocks];

    protected override string AddressOf(ForecastQuery query) => query.Address();

    protected override ForecastRequest Request(ForecastQuery query) =>
        query.Common.Request(ZoneOf(query.Common), Kinds(query), query.Days, query.Mode) with
        {
            InWords = query.Selection.Has(Blocks.Daily),
            Explain = query.Explains,
        };

    protected override (byte[] Body, AnswerFacts Facts) Present(
        ForecastQuery query, TimeZoneInfo zone, ForecastAnswer answer, MergedForecast forecast)
    {
        var provenance = new ProvenanceIndex(query.Selection, forecast);
        var now = Now;
        var alerts = query.Selection.Has(Blocks.Alerts) ? new AlertFacts(answer.Outcomes, now) : null;
        var facts = new AnswerFacts(
            answer, forecast, provenance.Providers, query.Selection.Has(Blocks.Current), query.Common.MaxAge, alerts, now);
        return (ForecastJson.Write(query.Selection, presenter.Present(query, facts, provenance, zone)), facts);
    }

    private Task AnswerAsync(HttpContext context, ForecastPath path)
    {
        var text = context.Request.QueryString.Value ?? "";
        if (parsed.TryGet((path, text), out var known)) return RespondAsync(context, known);
        var (query, errors) = parser.Parse(path, text);
        if (errors.Count > 0) return ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: errors);

        // Whether an hour can be explained depends on the time.
        if (query.Explains is null && text.Length <= LongestRemembered) parsed.Set((path, text), query);
        return RespondAsync(context, query);
    }
}
