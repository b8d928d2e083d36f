using WeatherHub.Api.Fetching;
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
    RedisStore store,
    ReportCache cache,
    PlaceElevation elevations,
    SingleFlight flights) : IReportFeed
{
    private readonly IWeatherProvider[] enabled = [.. providers.Where(provider => provider.Profile.DisabledBecause is null)];

    public async Task<IReadOnlyList<PlaceKey>> RequestedPlacesAsync(int most)
    {
        var keysPerPlace = enabled.Sum(provider => provider.Sources.Count);
        var here = frequency.Hottest(most * keysPerPlace).Select(item => item.Key);
        var elsewhere = await CacheWarmer.HottestAsync(store) ?? [];
        return [.. here.Concat(elsewhere).Select(key => new PlaceKey(key.Latitude, key.Longitude, key.Elevation)).Distinct().Take(most)];
    }

    public async Task<PlaceReports> CachedAsync(PlaceKey place)
    {
        var questions =
            from provider in enabled
            where provider.Profile.Coverage.Covers(place.Coordinates)
            from source in provider.Sources
            select QuestionOf(provider, source.Kind, place);
        var found = await Task.WhenAll(questions.Select(question => cache.LookAsync(question.Key)));
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
        var question = QuestionOf(enabled.Single(one => one.Profile.Id == provider), ReportKind.Current, place) with { IsEarly = true };
        var flight = flights.Join(question, background: true, out _);
        return await flight.Landed is Reported { Report.Current: { } reading } ? reading : null;
    }

    private static Question QuestionOf(IWeatherProvider provider, ReportKind kind, PlaceKey place) =>
        new(provider, WeatherQuery.For(provider.Profile, kind, place.Coordinates, place.Elevation));
}
