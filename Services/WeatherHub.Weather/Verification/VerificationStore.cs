using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Verification;

/// <summary>
/// Everything that verification has taught: of each vendor, quantity and span of lead at each place observed lately, and at all places together. Bounded:
/// the place not observed for longest is forgotten first. Not thread-safe; what merges read are snapshots.
/// </summary>
/// <param name="mostPlaces">How many places are remembered.</param>
public sealed class VerificationStore(int mostPlaces = 4096)
{
    private readonly Dictionary<string, LinkedListNode<(string Place, PlaceScores Scores)>> places = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Place, PlaceScores Scores)> byUse = [];
    private readonly Dictionary<(string Quantity, int Lead), PooledScores> pools = [];
    private readonly List<string> vendors = [];

    /// <summary>How many places are known.</summary>
    public int Places => places.Count;

    /// <summary>The vendors known, in the order they were met.</summary>
    public IReadOnlyList<string> Vendors => vendors;

    internal IReadOnlyDictionary<(string Quantity, int Lead), PooledScores> Pools => pools;

    internal IEnumerable<(string Place, PlaceScores Scores)> ByUse => byUse;

    /// <summary>Whether anything is known of a place.</summary>
    /// <param name="place">The place's key.</param>
    public bool Knows(string place) => places.ContainsKey(place);

    /// <summary>The last hour that was verified at a place; the beginning of 1970 for none.</summary>
    /// <param name="place">The place's key.</param>
    public DateTimeOffset LastVerified(string place) => DateTimeOffset.UnixEpoch.AddHours(FindPlace(place)?.LastHour ?? 0);

    /// <summary>Notes that an hour was verified at a place, and is not to be again.</summary>
    /// <param name="place">The place's key.</param>
    /// <param name="hour">The hour.</param>
    public void NoteVerified(string place, DateTimeOffset hour) => OpenPlace(place).LastHour = (hour.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerHour;

    /// <summary>What is known of one quantity at a place; never changes.</summary>
    /// <param name="place">The place's key.</param>
    /// <param name="quantity">The quantity.</param>
    public QuantitySkill SkillOf(string place, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var here = places.TryGetValue(place, out var node) ? node.Value.Scores.Quantities.GetValueOrDefault(quantity.Name) : null;
        var tracks = new Dictionary<string, ErrorTrack>(vendors.Count, StringComparer.Ordinal);
        for (var vendor = 0; vendor < vendors.Count; vendor++)
        {
            var evidence = new VendorStatistics[LeadTimeBins.Count];
            for (var lead = 0; lead < evidence.Length; lead++)
                evidence[lead] = new VendorStatistics(OwnOf(here, lead, vendor), PoolOf(quantity, lead)?.TotalsOf(vendor) ?? default);
            tracks[vendors[vendor]] = ErrorTrack.Learned(quantity.Variable, evidence);
        }

        var views = new LeadSkill[LeadTimeBins.Count];
        for (var lead = 0; lead < views.Length; lead++)
        {
            var (pool, scores) = (PoolOf(quantity, lead), here?.Leads[lead]);
            views[lead] = new LeadSkill(
                pool?.Calibration.Known ?? ConfidenceModel.Prior, scores?.Merged ?? default, pool?.Rain?.Weights, pool?.Rain?.Verifications ?? 0, scores?.Rain ?? default);
        }

        return new QuantitySkill(quantity, tracks, views, here?.Usual ?? default, CountOf(here));
    }

    internal LeadScores Open(string place, Quantity quantity, int lead) => OpenPlace(place).Open(quantity).Open(lead);

    internal PlaceScores OpenPlace(string place)
    {
        if (places.TryGetValue(place, out var node))
        {
            byUse.Remove(node);
        }
        else
        {
            places[place] = node = new LinkedListNode<(string, PlaceScores)>((place, new PlaceScores()));
            if (places.Count > mostPlaces) ForgetOldest();
        }

        byUse.AddLast(node);
        return node.Value.Scores;
    }

    internal PlaceScores? FindPlace(string place) => places.TryGetValue(place, out var node) ? node.Value.Scores : null;

    internal PooledScores OpenPool(Quantity quantity, int lead)
    {
        if (!pools.TryGetValue((quantity.Name, lead), out var pool))
            pools[(quantity.Name, lead)] = pool = new PooledScores(quantity.Variable == Variable.Precipitation);
        return pool;
    }

    internal void Restore(string quantity, int lead, PooledScores pool) => pools[(quantity, lead)] = pool;

    internal void Restore(string place, PlaceScores scores)
    {
        OpenPlace(place);
        places[place].Value = (place, scores);
    }

    internal PooledScores? PoolOf(Quantity quantity, int lead) => pools.GetValueOrDefault((quantity.Name, lead));

    internal int NumberOf(string vendor)
    {
        var number = vendors.IndexOf(vendor);
        if (number >= 0) return number;
        vendors.Add(vendor);
        return vendors.Count - 1;
    }

    private void ForgetOldest()
    {
        var oldest = byUse.First!;
        byUse.RemoveFirst();
        places.Remove(oldest.Value.Place);
    }

    private static VendorScore OwnOf(QuantityScores? here, int lead, int vendor) =>
        here?.Leads[lead] is { } scores && vendor < scores.Vendors.Length ? scores.Vendors[vendor] : default;

    private static int CountOf(QuantityScores? here) =>
        here is null ? 0 : here.Leads.Max(scores => scores is null || scores.Vendors.Length == 0 ? 0 : scores.Vendors.Max(vendor => (int)vendor.Count));
}
