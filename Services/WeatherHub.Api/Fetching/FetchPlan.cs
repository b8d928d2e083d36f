using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>A provider and kind of data that an answer concerns: a request, or the reason there is none.</summary>
/// <param name="Request">What to request.</param>
/// <param name="Skipped">Why nothing is requested.</param>
internal readonly record struct PlanEntry(FetchRequest? Request, Skipped? Skipped);

/// <summary>Every provider that could be requested, in the catalogue's order.</summary>
internal sealed class FetchPlan(IEnumerable<IWeatherProvider> providers, TimeProvider clock)
{
    private readonly IWeatherProvider[] providers = [.. providers];

    /// <summary>One entry for each provider and kind of data that the request concerns.</summary>
    public IReadOnlyList<PlanEntry> For(ForecastRequest request)
    {
        var notBefore = request.MaxAge is { } age ? clock.GetUtcNow() - age : DateTimeOffset.MinValue;
        return
        [
            .. from provider in providers
               where request.Providers.Count == 0 || request.Providers.Contains(provider.Profile.Id)
               from kind in request.Kinds.Distinct().OrderBy(kind => kind.Order)
               select Entry(provider, kind, request, notBefore),
        ];
    }

    /// <summary>Whether no provider may be left out of the answer for being slow.</summary>
    public static bool WaitsForAll(ForecastRequest request) => request.Mode != MergeMode.Consensus;

    private static PlanEntry Entry(IWeatherProvider provider, ReportKind kind, ForecastRequest request, DateTimeOffset notBefore)
    {
        var profile = provider.Profile;
        if (profile.DisabledBecause is not null) return Without(SkipReason.Disabled);
        if (provider.SourceOf(kind) is null || !profile.Coverage.Covers(request.Place)) return Without(SkipReason.Unsupported);
        var query = WeatherQuery.For(profile, kind, request.Place, request.Elevation);
        return new PlanEntry(new FetchRequest(provider, query) { NotBefore = notBefore }, null);

        PlanEntry Without(SkipReason reason) => new(null, new Skipped(profile.Id, kind, reason));
    }
}
