using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Scores;

/// <summary>
/// All scores: of each vendor, quantity and lead-time bin at each place, and at all places together. Bounded: the least recently used place
/// is forgotten first. Not thread-safe; merges read immutable snapshots.
/// </summary>
/// <param name="mostPlaces">How many places are kept.</param>
public sealed class VerificationStore(int mostPlaces = 4096)
{
    private readonly LruCache<string, PlaceScores> places = new(mostPlaces, static _ => 1);
    private readonly Dictionary<(string Quantity, int Lead), PooledScores> pools = [];
    private readonly List<string> vendors = [];

    internal int Places => places.Count;

    /// <summary>The vendors known, in the order of their numbers.</summary>
    internal IReadOnlyList<string> Vendors => vendors;

    internal IReadOnlyDictionary<(string Quantity, int Lead), PooledScores> Pools => pools;

    internal bool Knows(string place) => places.ContainsKey(place);

    /// <summary>The last hour that was verified at a place; the beginning of 1970 for none.</summary>
    internal DateTimeOffset LastVerified(string place) => DateTimeOffset.UnixEpoch.AddHours(FindPlace(place)?.LastHour ?? 0);

    /// <summary>Notes that an hour was verified at a place, and is not to be again.</summary>
    internal void NoteVerified(string place, DateTimeOffset hour) =>
        OpenPlace(place).LastHour = (hour.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerHour;

    /// <summary>The skill of one quantity at a place; immutable.</summary>
    /// <param name="place">The place's key.</param>
    /// <param name="quantity">The quantity.</param>
    public QuantitySkill SkillOf(string place, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var here = FindPlace(place)?.Quantities.GetValueOrDefault(quantity.Name);
        var tracks = new Dictionary<string, ErrorTrack>(vendors.Count, StringComparer.Ordinal);
        for (var vendor = 0; vendor < vendors.Count; vendor++)
        {
            var statistics = new VendorStatistics[LeadTimeBins.Count];
            for (var lead = 0; lead < statistics.Length; lead++)
                statistics[lead] = new VendorStatistics(OwnOf(here, lead, vendor), PoolOf(quantity, lead)?.TotalsOf(vendor) ?? default);
            tracks[vendors[vendor]] = ErrorTrack.Learned(quantity.Variable, statistics);
        }

        var leads = new LeadSkill[LeadTimeBins.Count];
        for (var lead = 0; lead < leads.Length; lead++)
        {
            var (pool, scores) = (PoolOf(quantity, lead), here?.Leads[lead]);
            leads[lead] = new LeadSkill(
                pool?.Calibration.Model ?? ConfidenceModel.Prior, scores?.Merged ?? default, pool?.Pop?.Weights,
                scores?.PopOffset ?? default);
        }

        return new QuantitySkill(quantity, tracks, leads, here?.Climate ?? default, CountOf(here));
    }

    internal LeadScores Open(string place, Quantity quantity, int lead) => OpenPlace(place).Open(quantity).Open(lead);

    internal PlaceScores OpenPlace(string place)
    {
        if (!places.TryGet(place, out var scores)) scores = new PlaceScores();
        places.Set(place, scores);
        return scores;
    }

    internal PlaceScores? FindPlace(string place) => places.TryGet(place, out var scores) ? scores : null;

    internal PooledScores OpenPool(Quantity quantity, int lead)
    {
        if (!pools.TryGetValue((quantity.Name, lead), out var pool))
            pools[(quantity.Name, lead)] = pool = new PooledScores(quantity.Variable == Variable.Precipitation, []);
        return pool;
    }

    internal PooledScores? PoolOf(Quantity quantity, int lead) => pools.GetValueOrDefault((quantity.Name, lead));

    internal void Restore(string quantity, int lead, PooledScores pool) => pools[(quantity, lead)] = pool;

    internal void Restore(string place, PlaceScores scores) => places.Set(place, scores);

    internal int NumberOf(string vendor)
    {
        var number = vendors.IndexOf(vendor);
        if (number >= 0) return number;
        vendors.Add(vendor);
        return vendors.Count - 1;
    }

    private static VendorScore OwnOf(QuantityScores? here, int lead, int vendor) =>
        here?.Leads[lead] is { } scores && vendor < scores.Vendors.Length ? scores.Vendors[vendor] : default;

    private static int CountOf(QuantityScores? here) =>
        here?.Leads.Max(scores => scores is { Vendors: [_, ..] vendors } ? vendors.Max(vendor => (int)vendor.Count) : 0) ?? 0;
}
