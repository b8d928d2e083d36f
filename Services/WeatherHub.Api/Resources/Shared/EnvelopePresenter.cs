using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Units;
using Attribution = WeatherHub.Contracts.V1.Attribution;
using ZoneOffset = WeatherHub.Contracts.V1.ZoneOffset;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>What surrounds the weather in every document: place, units, status, attribution.</summary>
internal sealed class EnvelopePresenter(IEnumerable<IWeatherProvider> providers)
{
    private readonly ProviderProfile[] profiles = [.. providers.Select(provider => provider.Profile)];

    /// <param name="place">The place requested.</param>
    /// <param name="elevation">Metres above sea level that the answer is for; null when unknown.</param>
    /// <param name="zone">The zone of the place.</param>
    /// <param name="from">The first instant in the document.</param>
    /// <param name="to">The last instant in the document.</param>
    internal static Location Location(Coordinates place, double? elevation, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var cell = WeatherQuery.CellOf(place);
        return new Location
        {
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Elevation = elevation is { } metres ? Math.Round(metres, MidpointRounding.AwayFromZero) + 0.0 : null,
            Cell = new Cell
            {
                Latitude = cell.Latitude,
                Longitude = cell.Longitude,
                Distance = Math.Round(place.DistanceTo(cell), MidpointRounding.AwayFromZero),
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

    /// <summary>The UCUM symbol of every number that is shown, and of no other.</summary>
    internal static IReadOnlyDictionary<string, string> Units(
        UnitSystem system, Func<VariableFacts, bool> isShown, Func<DailyFields, bool> isDailyShown)
    {
        var (shown, units) = (DisplayUnits.Of(system), new OrderedDictionary<string, string>());
        foreach (var facts in VariableFacts.All.Where(isShown)) units[facts.Name] = shown[facts.Variable].To.Symbol();
        foreach (var facts in DailyFields.All.Where(isDailyShown)) units[facts.Name] = shown[facts.Variable].To.Symbol();

        // The location's own, in metres in every system.
        units["distance"] = Unit.Metre.Symbol();
        units["elevation"] = Unit.Metre.Symbol();
        return units;
    }

    internal static Status Status(AnswerFacts facts, MergeMode mode, Selection selection, Func<string, string?> resolve)
    {
        var notices = Warnings.Shown(facts.Forecast.Notices, resolve);
        return new Status
        {
            Completeness = facts.IsPartial || notices.Exists(notice => notice.MakesPartial)
                ? CompletenessStates.Partial
                : CompletenessStates.Full,
            Stale = facts.IsStale,
            Mode = mode.ToString().ToLowerInvariant(),
            AlertCoverage = facts.Alerts?.Coverage.ToString().ToLowerInvariant(),
            ProvidersAsked = facts.States.Count(state => state.IsAsked),
            ProvidersUsed = facts.Used.Count,
            Warnings = [.. Warnings.OfOutcomes(facts, mode, selection, resolve), .. Warnings.OfNotices(notices)],
        };
    }

    internal static ProviderStatus[] Providers(AnswerFacts facts) => [.. facts.States.Select(state => state.Show())];

    /// <summary>What must be shown beside the values of the providers that are used.</summary>
    internal IReadOnlyList<Attribution> Attribution(AnswerFacts facts) =>
        [.. profiles.Where(profile => facts.Used.Contains(profile.Id)).Select(AttributionOf)];

    internal static Attribution AttributionOf(ProviderProfile profile) => new()
    {
        Provider = profile.Id,
        Text = profile.Attribution.Text,
        Url = profile.Attribution.Url.AbsoluteUri,
        Licence = profile.Attribution.Licence,
        LicenceUrl = profile.Attribution.LicenceUrl.AbsoluteUri,
        Modified = true,
        Required = profile.Attribution.Required,
        CommercialUse = profile.Attribution.CommercialUse,
    };
}
