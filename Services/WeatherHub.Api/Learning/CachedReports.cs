using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Learning;

/// <summary>What vendors said of a place, as it stands in the cache; no vendor is asked.</summary>
internal sealed class CachedReports(IEnumerable<IWeatherProvider> providers, ReportCache cache)
{
    private readonly IWeatherProvider[] providers = [.. providers];

    public async Task<IReadOnlyList<Report>> OfAsync(PlaceKey place)
    {
        var questions =
            from provider in providers
            where provider.Profile.DisabledBecause is null && provider.Profile.Coverage.Covers(place.Where)
            from source in provider.Sources
            select QuestionOf(provider, source.Kind, place);
        var reports = await Task.WhenAll(questions.Select(question => cache.LookAsync(question.Key)));
        return [.. reports.OfType<Report>()];
    }

    public static Question QuestionOf(IWeatherProvider provider, ReportKind kind, PlaceKey place) =>
        new(provider, WeatherQuery.For(provider.Profile, kind, place.Where, place.Elevation));
}
