using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Redis;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Skill;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Verification;

/// <summary>Cached reports, and fetches through everything that a request passes.</summary>
internal sealed class ReportFeed(
    IEnumerable<IWeatherProvider> providers,
    RequestFrequency frequency,
    KeyCapacity capacity,
    RedisStore store,
    ReportCache cache,
    PlaceElevation elevations,
    FetchPipeline pipeline) : IReportFeed
{
    private readonly IWeatherProvider[] enabled = [.. providers.Where(provider => provider.Profile.DisabledBecause is null)];

    public async Task<IReadOnlyList<PlaceKey>> RequestedPlacesAsync(int most)
    {
        var here = frequency.MostRequested(capacity.Of(most)).Select(item => item.Key);
        var elsewhere = await CacheWarmer.MostRequestedAsync(store) ?? [];
        return [.. here.Concat(elsewhere).Select(key => new PlaceKey(key.Latitude, key.Longitude, key.Elevation)).Distinct().Take(most)];
    }

    public async Task<PlaceReports> CachedAsync(PlaceKey place)
    {
        var requests =
            from provider in enabled
            where provider.Profile.Coverage.Covers(place.Coordinates)
            from source in provider.Sources
            select RequestOf(provider, source.Kind, place);
        var found = await Task.WhenAll(requests.Select(request => cache.LookAsync(request.Key)));
        Report[] reports = [.. found.OfType<Report>()];

        // As answers are made: forecasts and observations are compared at the elevation of the place, each corrected for its own.
        var elevation = elevations.Of(place.Elevation, reports);
        return new PlaceReports([.. reports.Select(report => HeightCorrection.Bring(report, elevation).Report)], elevation?.Metres);
    }

    public IReadOnlyList<string> CurrentProviders(PlaceKey place) =>
    [
        .. from provider in enabled
           where provider.SourceOf(ReportKind.Current) is not null && provider.Profile.Coverage.Covers(place.Coordinates)
           select provider.Profile.Id,
    ];

    public async Task<CurrentReading?> FetchCurrentAsync(string provider, PlaceKey place)
    {
        var request = RequestOf(enabled.Single(one => one.Profile.Id == provider), ReportKind.Current, place) with { IsEarly = true };
        var result = await pipeline.FetchAsync(request, CancellationToken.None);
        return result.Outcome is Reported { Report.Current: { } reading } ? reading : null;
    }

    private static FetchRequest RequestOf(IWeatherProvider provider, ReportKind kind, PlaceKey place) =>
        new(provider, WeatherQuery.For(provider.Profile, kind, place.Coordinates, place.Elevation));
}
