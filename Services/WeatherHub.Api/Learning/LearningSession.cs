using Microsoft.Extensions.Options;
using WeatherHub.Weather.Learning;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>What the replica that learns holds: everything learned, and what vendors forecast for hours to come. Not thread-safe.</summary>
internal sealed class LearningSession
{
    /// <summary>Forecasts reach ten days ahead, and observations may be late.</summary>
    private static readonly TimeSpan ForecastsKept = TimeSpan.FromDays(11);

    private readonly IEntryStore store;
    private readonly LearningOptions options;
    private readonly HashSet<string> taught = new(StringComparer.Ordinal);
    private readonly HashSet<string> noted = new(StringComparer.Ordinal);

    // Places were told of, and all of them together were not yet.
    private bool untold;

    private LearningSession(IEntryStore store, LearningOptions options, VerificationStore book, long toldAt)
    {
        (this.store, this.options, Book, ToldAt) = (store, options, book, toldAt);
        Archive = new ForecastArchive(options.MemoryLimit);
        Verifier = new ObservationVerifier(book, Archive);
    }

    public VerificationStore Book { get; }

    public ForecastArchive Archive { get; }

    public ObservationVerifier Verifier { get; }

    /// <summary>The hour since 1970 that what is known was last told at.</summary>
    public long ToldAt { get; private set; }

    /// <summary>The pool as it was last read or written; somebody else's stands in the store when it is another.</summary>
    public byte[]? Told { get; private set; }

    /// <summary>Begins where the last learner left off; null where the store cannot say.</summary>
    public static async Task<LearningSession?> OpenAsync(IEntryStore store, IOptions<LearningOptions> options, long hour)
    {
        var found = await store.ReadAsync(EntryNames.Pool);
        if (!found.IsSaid) return null;
        var newest = Versions.Read(found.Value).Newest;
        var book = VerificationCodec.TryReadPool(newest?.Body, options.Value.Remembered);
        return new LearningSession(store, options.Value, book ?? new VerificationStore(options.Value.Remembered), book is null ? hour : Math.Min(hour, newest!.Value.From - 1)) { Told = found.Value };
    }

    /// <summary>Whether what stands in the store is what this replica left there; false when it cannot say.</summary>
    public async Task<bool?> IsCurrentAsync()
    {
        var found = await store.ReadAsync(EntryNames.Pool);
        return !found.IsSaid ? null : (found.Value ?? []).AsSpan().SequenceEqual(Told ?? []);
    }

    /// <summary>Takes in what is kept of a place, unless it is here already; false where the store cannot say.</summary>
    public async Task<bool> LoadAsync(string place)
    {
        if (!Book.Knows(place))
        {
            var found = await store.ReadAsync(EntryNames.Place(place));
            if (!found.IsSaid) return false;
            VerificationCodec.TryReadPlace(Versions.Read(found.Value).Newest?.Body, place, Book);
        }

        if (!Archive.Knows(place) && store.Outlives)
        {
            var found = await store.ReadAsync(EntryNames.Archive(place));
            if (!found.IsSaid) return false;
            Archive.TryRead(found.Value, place);
        }

        return true;
    }

    public void Noted(string place) => noted.Add(place);

    public void Taught(string place) => taught.Add(place);

    /// <summary>
    /// Tells what was learned, to hold from the next hour on. Places first, all of them together last: should it end in between, an hour's lessons are missing
    /// from the one and nothing is learned of twice.
    /// </summary>
    public async Task<bool> TellAsync(long hour)
    {
        var isNews = taught.Count > 0;
        foreach (var place in taught.ToList())
        {
            if (VerificationCodec.TryWritePlace(Book, place) is { } body && await AddAsync(EntryNames.Place(place), body, hour) is null) return false;
            taught.Remove(place);
        }

        foreach (var place in noted.ToList())
        {
            if (store.Outlives && Archive.TryWrite(place) is { } entry && !await store.WriteAsync(EntryNames.Archive(place), entry, ForecastsKept)) return false;
            noted.Remove(place);
        }

        if (isNews || untold)
        {
            untold = true;
            if (await AddAsync(EntryNames.Pool, VerificationCodec.WritePool(Book), hour) is not { } told) return false;
            (Told, untold) = (told, false);
        }

        ToldAt = hour;
        await store.SaveAsync();
        return true;
    }

    private async Task<byte[]?> AddAsync(string name, byte[] body, long hour)
    {
        var before = await store.ReadAsync(name);
        if (!before.IsSaid) return null;
        var entry = Versions.Read(before.Value).With(new ScoreVersion(hour + 1, body), hour).Write();
        return await store.WriteAsync(name, entry, options.Kept) ? entry : null;
    }
}
