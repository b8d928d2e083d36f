using WeatherHub.Verification.Skill;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Verification.Learning;

/// <summary>The hub's reports, as verification reads them.</summary>
public interface IReportFeed
{
    /// <summary>The places that are requested lately, here or anywhere in the fleet, the most requested first.</summary>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<PlaceKey>> RequestedPlacesAsync(int most);

    /// <summary>The cached reports of a place; no provider is requested.</summary>
    /// <param name="place">The place.</param>
    Task<PlaceReports> CachedAsync(PlaceKey place);

    /// <summary>The ids of the enabled providers that give current weather at a place.</summary>
    /// <param name="place">The place.</param>
    IReadOnlyList<string> CurrentProviders(PlaceKey place);

    /// <summary>Fetches current weather as any request does: through cache, quota and back-off. Null where that failed.</summary>
    /// <param name="provider">One of <see cref="CurrentProviders"/>.</param>
    /// <param name="place">The place.</param>
    Task<CurrentReading?> FetchCurrentAsync(string provider, PlaceKey place);
}

/// <summary>The reports of a place.</summary>
/// <param name="Reports">One of each provider and product, corrected to the elevation.</param>
/// <param name="Elevation">Of the place, metres, as its answers are made for; null where it is not known.</param>
public readonly record struct PlaceReports(IReadOnlyList<Report> Reports, double? Elevation);

/// <summary>Decides which replica learns for the fleet.</summary>
public interface ILeaderElection
{
    /// <summary>Whether this replica is the leader until the next cycle; false where that cannot be decided.</summary>
    Task<bool> AcquireAsync();

    /// <summary>Resigns, so that another can lead at once.</summary>
    Task ResignAsync();
}

/// <summary>The only replica always leads.</summary>
public sealed class SoleReplica : ILeaderElection
{
    /// <inheritdoc/>
    public Task<bool> AcquireAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    public Task ResignAsync() => Task.CompletedTask;
}
