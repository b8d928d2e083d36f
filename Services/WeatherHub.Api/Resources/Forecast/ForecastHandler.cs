using System.Text.Json;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Resources.Comparison;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>The zone of a place.</summary>
internal delegate TimeZoneInfo ZoneOf(Coordinates place);

/// <summary>From a question to bytes: ask the desk, present, write.</summary>
internal sealed class ForecastHandler(IForecastService desk, ForecastPresenter presenter, ComparisonPresenter comparison, ZoneOf zoneOf, TimeProvider clock)
{
    // As long as stale reports serve by default: see the reports' cache.
    private static readonly TimeSpan ForecastServesStale = TimeSpan.FromHours(24);
    private static readonly TimeSpan CurrentServesStale = TimeSpan.FromHours(3);

    internal async Task<CachedResponse> MakeAsync(ForecastQuery query, CancellationToken cancellationToken)
    {
        var zone = zoneOf(query.Place);
        var request = Request(query, zone);
        var answer = await desk.ForecastAsync(request, cancellationToken);
        if (answer.Forecast is not { } forecast) return new CachedResponse(null, null, Refuse(answer), answer.Cache, answer.FanOut, answer.Merge);

        var parts = new ForecastAnswerParts(query, forecast, answer);
        var life = new ResponseLifetime(
            parts.AsOf,
            parts.ValidUntil,
            parts.HoldsUntil,
            parts.IssuedAt,
            parts.TooOldFrom,
            isWhole: !parts.IsIncomplete && !parts.IsStale,
            query.Wants(Blocks.Current) ? CurrentServesStale : ForecastServesStale,
            clock.GetUtcNow());
        var bytes = query.Path == ForecastPath.Compare
            ? JsonSerializer.SerializeToUtf8Bytes(comparison.Present(query, parts, zone), ContractJson.Wire.Comparison)
            : ForecastJson.Write(query, presenter.Present(query, parts, zone));
        return new CachedResponse(new EncodedBody(bytes), life, null, answer.Cache, answer.FanOut, answer.Merge)
        {
            HitCounter = new HitCounter(request, desk),
            Questions = answer.Outcomes.Count(outcome => outcome is Reported),
        };
    }

    private static ForecastRequest Request(ForecastQuery query, TimeZoneInfo zone) => new()
    {
        Place = query.Place,
        Elevation = query.Elevation,
        Zone = zone,
        Kinds = query.Wants(Blocks.Current) ? [ReportKind.Forecast, ReportKind.Current] : [ReportKind.Forecast],
        Hours = query.Hours,
        Days = query.Days,
        Mode = query.Mode,
        InWords = query.Wants(Blocks.Daily),
        Providers = query.Providers.Length == 0 ? [] : query.Providers.Split(','),
        Explain = query.Compares ?? query.Explains,
        MaxAge = query.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    private static Refusal Refuse(ForecastAnswer answer)
    {
        var standings = ProviderState.Of(answer.Outcomes);
        ProblemProvider[] providers = [.. standings.Select(standing => new ProblemProvider { Id = standing.Id, State = standing.State })];
        if (!standings.Any(standing => standing.IsAsked))
            return new Refusal(StatusCodes.Status422UnprocessableEntity, "No enabled vendor covers what was asked for at this place.", providers, null);
        var tooOld = answer.Outcomes.OfType<Skipped>().Where(skipped => skipped.Reason == SkipReason.TooOld).ToList();
        var retryAfter = answer.Outcomes.OfType<Failed>().Select(failed => failed.RetryAfter)
            .Concat(tooOld.Select(skipped => skipped.RetryAfter)).Min() ?? TimeSpan.FromSeconds(10);
        return new Refusal(
            StatusCodes.Status503ServiceUnavailable,
            tooOld.Count > 0
                ? "What the vendors said last is older than maxAge, and they need not be asked again yet."
                : "No vendor answers at the moment, and nothing acceptable is stored for this place.",
            providers,
            TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(retryAfter.TotalSeconds), 1, 600)),
            tooOld.Count > 0 ? ProblemTypes.TooOld : null)
        {
            Causes = string.Join(", ", standings.Select(standing => $"{standing.Id} {standing.State}{CauseOf(standing.Id)}")),
        };

        string CauseOf(string vendor)
        {
            var cause = answer.Outcomes.OfType<Failed>().FirstOrDefault(failed => failed.Provider == vendor && failed.Cause is not null)?.Cause;
            return cause is null ? "" : $": {cause}";
        }
    }
}
