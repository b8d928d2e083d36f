using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using ZoneOffset = WeatherHub.Contracts.V1.ZoneOffset;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>From a merged answer to the document of the contract. Holds nothing that depends on the moment of the request beyond its hour.</summary>
internal sealed class ForecastPresenter(IEnumerable<IWeatherProvider> providers)
{
    private readonly IReadOnlyList<ProviderProfile> profiles = [.. providers.Select(provider => provider.Profile)];

    internal ForecastDocument Present(ForecastQuery query, ForecastAnswerParts answer, TimeZoneInfo zone)
    {
        var blocks = new BlockPresenter(query, answer.Forecast);
        var current = blocks.Current();
        return new ForecastDocument
        {
            Contract = ContractJson.Revision,
            AsOf = answer.AsOf,
            ExpiresAt = answer.ExpiresAt,
            Location = Place(query, answer, zone),
            Units = UnitsMap.Of(query, hasCurrent: current is not null),
            Status = Standing(query, answer),
            Providers = [.. answer.Standings.Select(standing => standing.Show())],
            Current = current,
            Hourly = blocks.Hourly(),
            Daily = blocks.Daily(),
            Provenance = ProvenancePresenter.Present(answer.Runs, query.Provenance),
            Confidence = new ConfidencePresenter(query, answer.Forecast).Present(),
            Explain = ExplanationPresenter.Present(query, answer.Forecast),
            Attribution = [.. profiles.Where(profile => answer.Used.Contains(profile.Id)).Select(Attributions.Of)],
            Links = new Links { Self = query.Address(), Compare = query.Comparison()?.Address() },
        };
    }

    internal static Status Standing(ForecastQuery query, ForecastAnswerParts answer) => new()
    {
        Completeness = answer.IsIncomplete || Warnings.ShownNotices(query, answer.Forecast).Any(notice => notice.MakesPartial) ? CompletenessStates.Partial : CompletenessStates.Full,
        Stale = answer.IsStale,
        Mode = ForecastParameters.Mode.Values[(int)query.Mode],
        ProvidersAsked = answer.Standings.Count(standing => standing.IsAsked),
        ProvidersUsed = answer.Used.Count,
        Warnings = Warnings.Of(query, answer),
    };

    internal static Location Place(ForecastQuery query, ForecastAnswerParts answer, TimeZoneInfo zone)
    {
        var cell = WeatherQuery.CellOf(query.Place);
        var (from, to) = Span(query, answer);
        return new Location
        {
            Latitude = query.Place.Latitude,
            Longitude = query.Place.Longitude,
            Elevation = answer.Forecast.Elevation is { } metres ? Math.Round(metres, MidpointRounding.AwayFromZero) + 0.0 : null,
            Cell = new Cell
            {
                Latitude = cell.Latitude,
                Longitude = cell.Longitude,
                Distance = Math.Round(query.Place.DistanceTo(cell), MidpointRounding.AwayFromZero),
            },
            TimeZone = zone.Id,
            Offsets =
            [
                .. ZoneOffsets.Within(zone, from, to).Select(offset => new ZoneOffset
                {
                    From = offset.From, Seconds = (int)offset.Offset.TotalSeconds,
                }),
            ],
        };
    }

    /// <summary>From the first instant that is spoken of to the last.</summary>
    private static (DateTimeOffset From, DateTimeOffset To) Span(ForecastQuery query, ForecastAnswerParts answer)
    {
        var (axis, days) = (answer.Forecast.Hourly.Axis, answer.Forecast.Daily.Days);
        var from = query.Wants(Blocks.Daily) && days.Count > 0 && days[0].Start < axis.Start ? days[0].Start : axis.Start;
        var to = query.Wants(Blocks.Hourly) ? axis.End : axis[1];
        if (query.Wants(Blocks.Daily) && days.Count > 0 && days[^1].End > to) to = days[^1].End;
        return (from, to);
    }
}
