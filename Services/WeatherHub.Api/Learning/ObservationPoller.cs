using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Learning;

/// <summary>
/// Fetches the observation of hot places that nobody asks the weather now for, where <c>Hub:Learning:Observe</c> wants it: one question for a place and hour,
/// through everything that any question goes through.
/// </summary>
internal sealed class ObservationPoller(IEnumerable<IWeatherProvider> providers, SingleFlight flights, IOptions<LearningOptions> options, TimeProvider clock)
{
    private const int AtOnce = 2;

    private readonly IWeatherProvider[] stations = [.. providers.Where(provider => provider.Profile.DisabledBecause is null && provider.SourceOf(ReportKind.Current) is not null)];
    private readonly LruCache<PlaceKey, long> asked = new(Math.Max(1, options.Value.Observe), static _ => 1);
    private readonly ConcurrentDictionary<string, bool> modellers = new();

    /// <summary>Asks for each place that has no observation of this hour.</summary>
    /// <param name="hottest">The places, the hottest first.</param>
    /// <param name="lastOf">The last hour that a place was observed.</param>
    public Task RunAsync(IReadOnlyList<PlaceKey> hottest, Func<PlaceKey, long> lastOf)
    {
        var hour = SkillRepository.HourOf(clock.GetUtcNow());
        var due = hottest.Take(options.Value.Observe).Where(place => lastOf(place) < hour && !(asked.TryGet(place, out var at) && at == hour)).ToList();
        return Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (place, _) =>
        {
            asked.Set(place, hour);
            IWeatherProvider[] near = [.. stations.Where(station => station.Profile.Coverage.Covers(place.Where) && !modellers.ContainsKey(station.Profile.Id))];
            if (near.Length == 0) return;
            var station = near[(int)(hour % near.Length)];
            var flight = flights.Join(CachedReports.QuestionOf(station, ReportKind.Current, place) with { IsEarly = true }, background: true, out var _);
            if (await flight.Landed is Reported { Report.Current.Kind: ReadingKind.Model }) modellers[station.Profile.Id] = true;
        });
    }
}
