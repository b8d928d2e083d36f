using Microsoft.Extensions.Options;
using WeatherHub.Api.Caching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>
/// What answers are made with: what was learned, by whichever replica, as it holds this hour. A place that is not here yet is answered from what is known of
/// all places, and looked for behind the caller's back.
/// </summary>
internal sealed partial class SkillBoard(ILearningStore store, IOptions<LearningOptions> options, TimeProvider clock, ILogger<SkillBoard> logger) : ISkills
{
    private const int MostLooking = 32;

    private readonly Lock gate = new();
    private readonly LeastRecent<string, Editions> places = new(options.Value.Remembered * 8L * 1024, editions => editions.Size);
    private readonly HashSet<string> looking = new(StringComparer.Ordinal);
    private Editions pool = Editions.None;
    private BoundBook? bound;
    private long unreadable = -1;

    public Func<Quantity, QuantitySkill>? At(Coordinates place, double? elevation)
    {
        if (!options.Value.Enabled || Book() is not { } book) return null;
        var key = LearningPlace.Of(place, elevation).ToString();
        return book.At(key, places.TryGet(key, out var kept) ? kept : Look(key));
    }

    /// <summary>What holds now; null while nothing is known.</summary>
    public BoundBook? Book()
    {
        lock (gate)
        {
            if (pool.At(HourNow) is not { } edition) return null;
            if (bound?.From == edition.From) return bound;
            if (unreadable == edition.From) return null;
            if (BookCodec.TryReadPool(edition.Body, options.Value.Remembered) is { } book) return bound = new BoundBook(edition.From, book, options.Value.Remembered);
            unreadable = edition.From;
        }

        Log.Unreadable(logger);
        return null;
    }

    /// <summary>What is kept of a place, for who can wait.</summary>
    public async Task<Editions> FindAsync(string place)
    {
        if (places.TryGet(place, out var kept)) return kept;
        var found = await store.ReadAsync(LearningNames.Place(place));
        return found.IsSaid ? Put(place, found.Value) : Editions.None;
    }

    /// <summary>Looks for what was learned since.</summary>
    public async Task RefreshAsync()
    {
        var found = await store.ReadAsync(LearningNames.Pool);
        if (!found.IsSaid) return;
        var read = Editions.Read(found.Value);
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
            var entry = await store.ReadAsync(LearningNames.Place(place));
            if (entry.IsSaid) Put(place, entry.Value);
        }
    }

    private long HourNow => HourOf(clock.GetUtcNow());

    public static long HourOf(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);

    private static bool IsSame(Editions one, Editions other) =>
        one.All.Count == other.All.Count && one.All.Zip(other.All).All(pair => pair.First.Body.AsSpan().SequenceEqual(pair.Second.Body));

    private Editions Put(string place, byte[]? entry)
    {
        var editions = Editions.Read(entry);
        places.Set(place, editions);
        return editions;
    }

    private Editions Look(string place)
    {
        lock (gate)
            if (looking.Count >= MostLooking || !looking.Add(place))
                return Editions.None;
        var look = LookAsync(place);
        return look.IsCompletedSuccessfully ? look.Result : Editions.None;
    }

    private async Task<Editions> LookAsync(string place)
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
