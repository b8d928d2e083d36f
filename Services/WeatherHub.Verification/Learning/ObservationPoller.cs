using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WeatherHub.Verification.Skill;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Verification.Learning;

/// <summary>
/// Fetches observations of the most requested places whose current weather no caller requests, where <c>Hub:Learning:Observe</c> is set:
/// one fetch for a place and hour, from each provider in turn.
/// </summary>
internal sealed class ObservationPoller(IReportFeed feed, IOptions<LearningOptions> options, TimeProvider clock)
{
    private const int Parallelism = 2;

    private readonly LruCache<PlaceKey, long> fetched = new(Math.Max(1, options.Value.Observe), static _ => 1);

    // Providers whose current weather is a model's: no use here.
    private readonly ConcurrentDictionary<string, bool> modelled = new();

    /// <summary>Fetches for each place that has no observation of this hour.</summary>
    /// <param name="places">The most requested first.</param>
    /// <param name="lastVerified">The last hour that a place was verified, since 1970.</param>
    public Task RunAsync(IReadOnlyList<PlaceKey> places, Func<PlaceKey, long> lastVerified)
    {
        var hour = SkillRepository.HourOf(clock.GetUtcNow());
        var due = places.Take(options.Value.Observe)
            .Where(place => lastVerified(place) < hour && !(fetched.TryGet(place, out var last) && last == hour))
            .ToList();
        return Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (place, _) =>
        {
            fetched.Set(place, hour);
            string[] providers = [.. feed.CurrentProviders(place).Where(provider => !modelled.ContainsKey(provider))];
            if (providers.Length == 0) return;
            var provider = providers[(int)(hour % providers.Length)];
            if (await feed.FetchCurrentAsync(provider, place) is { Kind: ReadingKind.Model }) modelled[provider] = true;
        });
    }
}
