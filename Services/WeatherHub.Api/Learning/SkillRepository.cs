using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>
/// What answers are made with: what was learned, by whichever replica, as it holds this hour. A place that is not here yet is answered from what is known of
/// all places, and looked for behind the caller's back.
/// </summary>
internal sealed partial class SkillRepository(IEntryStore store, IOptions<LearningOptions> options, TimeProvider clock, ILogger<SkillRepository> logger) : ISkillSource
{
    private const int MostLooking = 32;

    private readonly Lock gate = new();
    private readonly LruCache<string, Versions> places = new(options.Value.Remembered * 8L * 1024, editions => editions.Size);
    private readonly HashSet<string> looking = new(StringComparer.Ordinal);
    private Versions pool = Versions.None;
    private ScoreSnapshot? bound;
    private long unreadable = -1;

    public Func<Quantity, QuantitySkill>? At(Coordinates place, double? elevation)
    {
        if (!options.Value.Enabled || Book() is not { } book) return null;
        var key = PlaceKey.Of(place, elevation).ToString();
        return book.At(key, places.TryGet(key, out var kept) ? kept : Look(key));
    }

    /// <summary>What holds now; null while nothing is known.</summary>
    public ScoreSnapshot? Book()
    {
        lock (gate)
        {
            if (pool.At(HourNow) is not { } edition) return null;
            if (bound?.From == edition.From) return bound;
            if (unreadable == edition.From) return null;
            if (VerificationCodec.TryReadPool(edition.Body, options.Value.Remembered) is { } book) return bound = new ScoreSnapshot(edition.From, book, options.Value.Remembered);
            unreadable = edition.From;
        }

        Log.Unreadable(logger);
        return null;
    }

    /// <summary>What is kept of a place, for who can wait.</summary>
    public async Task<Versions> FindAsync(string place)
    {
        if (places.TryGet(place, out var kept)) return kept;
        var found = await store.ReadAsync(EntryNames.Place(place));
        return found.IsSaid ? Put(place, found.Value) : Versions.None;
    }

    /// <summary>Looks for what was learned since.</summary>
    public async Task RefreshAsync()
    {
        var found = await store.ReadAsync(EntryNames.Pool);
        if (!found.IsSaid) return;
        var read = Versions.Read(found.Value);
        bool isNews;
        lock (gate)
        {
            isNews = read.Newest?.From != pool.Newest?.From || !IsSame(read, pool);
            pool = read;
            if (isNews) unreadable = -1;
        }

        if (!isNews) return;
        foreach (var (place, _) in places.All())
        {
            var entry = await store.ReadAsync(EntryNames.Place(place));
            if (entry.IsSaid) Put(place, entry.Value);
        }
    }

    private long HourNow => HourOf(clock.GetUtcNow());

    public static long HourOf(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);

    private static bool IsSame(Versions one, Versions other) =>
        one.All.Count == other.All.Count && one.All.Zip(other.All).All(pair => pair.First.Body.AsSpan().SequenceEqual(pair.Second.Body));

    private Versions Put(string place, byte[]? entry)
    {
        var editions = Versions.Read(entry);
        places.Set(place, editions);
        return editions;
    }

    private Versions Look(string place)
    {
        lock (gate)
            if (looking.Count >= MostLooking || !looking.Add(place))
                return Versions.None;
        var look = LookAsync(place);
        return look.IsCompletedSuccessfully ? look.Result : Versions.None;
    }

    private async Task<Versions> LookAsync(string place)
    {
        try
        {
            return await FindAsync(place);
        }
        finally
        {
            lock (gate) looking.Remove(place);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned cannot be read (it is corrupt, or of another version); answers are made without it")]
        public static partial void Unreadable(ILogger logger);
    }
}
