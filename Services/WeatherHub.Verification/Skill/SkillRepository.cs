using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Verification.Skill;

/// <summary>
/// The skill that answers are made with: what was learned, by whichever replica, in the version of this hour. A place not loaded yet is
/// answered with the scores of all places together, and loaded in the background.
/// </summary>
/// <param name="store">Where scores are stored.</param>
/// <param name="options">Limits.</param>
/// <param name="clock">Tells the hour.</param>
/// <param name="logger">For scores that cannot be read.</param>
public sealed partial class SkillRepository(
    IEntryStore store, IOptions<LearningOptions> options, TimeProvider clock, ILogger<SkillRepository> logger)
    : ISkillSource
{
    private const int MostLoading = 32;
    private const long BytesPerPlace = 8 * 1024;

    private readonly Lock gate = new();
    private readonly LruCache<string, Versions> places = new(options.Value.Remembered * BytesPerPlace, versions => versions.Size);
    private readonly HashSet<string> loading = new(StringComparer.Ordinal);
    private Versions pool = Versions.None;
    private ScoreSnapshot? current;
    private long unreadable = -1;

    /// <inheritdoc/>
    public Func<Quantity, QuantitySkill>? At(Coordinates place, double? elevation)
    {
        if (!options.Value.Enabled || Snapshot() is not { } snapshot) return null;
        var key = PlaceKey.Of(place, elevation).ToString();
        return snapshot.At(key, places.TryGet(key, out var versions) ? versions : BeginLoad(key));
    }

    /// <summary>The scores in force; null while nothing is known.</summary>
    public ScoreSnapshot? Snapshot()
    {
        lock (gate)
        {
            if (pool.At(HourOf(clock.GetUtcNow())) is not { } version) return null;
            if (current?.From == version.From) return current;
            if (unreadable == version.From) return null;
            if (VerificationCodec.TryReadPool(version.Body, options.Value.Remembered) is { } scores)
                return current = new ScoreSnapshot(version.From, scores, options.Value.Remembered);
            unreadable = version.From;
        }

        Log.Unreadable(logger);
        return null;
    }

    /// <summary>The stored scores of a place, for callers that can wait.</summary>
    /// <param name="place">The place's key.</param>
    public async Task<Versions> FindAsync(string place)
    {
        if (places.TryGet(place, out var versions)) return versions;
        var found = await store.ReadAsync(EntryNames.Place(place));
        return found.IsAvailable ? Put(place, found.Entry) : Versions.None;
    }

    /// <summary>Loads what was learned since.</summary>
    public async Task RefreshAsync()
    {
        var found = await store.ReadAsync(EntryNames.Pool);
        if (!found.IsAvailable) return;
        var read = Versions.Read(found.Entry);
        lock (gate)
        {
            if (read.IsSameAs(pool)) return;
            (pool, unreadable) = (read, -1);
        }

        foreach (var (place, _) in places.All())
        {
            var entry = await store.ReadAsync(EntryNames.Place(place));
            if (entry.IsAvailable) Put(place, entry.Entry);
        }
    }

    internal static long HourOf(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);

    private Versions Put(string place, byte[]? entry)
    {
        var versions = Versions.Read(entry);
        places.Set(place, versions);
        return versions;
    }

    private Versions BeginLoad(string place)
    {
        lock (gate)
            if (loading.Count >= MostLoading || !loading.Add(place))
                return Versions.None;
        var load = LoadAsync(place);
        return load.IsCompletedSuccessfully ? load.Result : Versions.None;
    }

    private async Task<Versions> LoadAsync(string place)
    {
        try
        {
            return await FindAsync(place);
        }
        finally
        {
            lock (gate) loading.Remove(place);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning, Message = "Scores cannot be read (corrupt, or of another version); answers are made without them")]
        public static partial void Unreadable(ILogger logger);
    }
}
