using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>A vendor and kind of data at the table: a question to ask, or the reason there is none.</summary>
/// <param name="Question">What to ask.</param>
/// <param name="Skipped">Why nothing is asked.</param>
internal readonly record struct Seat(Question? Question, Skipped? Skipped);

/// <summary>Everyone who could be asked, in the catalogue's order.</summary>
internal sealed class Panel(IEnumerable<IWeatherProvider> providers)
{
    private readonly IWeatherProvider[] providers = [.. providers];

    /// <summary>One seat for each vendor and kind of data that the request concerns.</summary>
    public IReadOnlyList<Seat> For(ForecastRequest request) =>
    [
        .. from provider in providers
           where request.Providers.Count == 0 || request.Providers.Contains(provider.Profile.Id)
           from kind in request.Kinds.Distinct().OrderBy(kind => kind.Order)
           select Place(provider, kind, request),
    ];

    private static Seat Place(IWeatherProvider provider, ReportKind kind, ForecastRequest request)
    {
        var profile = provider.Profile;
        if (profile.DisabledBecause is not null) return Without(SkipReason.Disabled);
        if (provider.SourceOf(kind) is null || !profile.Coverage.Covers(request.Place)) return Without(SkipReason.Unsupported);
        return new Seat(new Question(provider, WeatherQuery.For(profile, kind, request.Place, request.Elevation)), null);

        Seat Without(SkipReason reason) => new(null, new Skipped(profile.Id, kind, reason));
    }
}
