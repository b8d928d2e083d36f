using WeatherHub.Verification.Scores;
using WeatherHub.Verification.Storage;

namespace WeatherHub.Verification.Learning;

/// <summary>What the leader holds: all scores, and the forecasts of hours to come. Not thread-safe.</summary>
internal sealed class LearningSession
{
    /// <summary>Forecasts reach ten days ahead, and observations may be late.</summary>
    private static readonly TimeSpan ForecastsKept = TimeSpan.FromDays(11);

    private readonly IEntryStore store;
    private readonly LearningOptions options;
    private readonly HashSet<string> changedScores = new(StringComparer.Ordinal);
    private readonly HashSet<string> changedForecasts = new(StringComparer.Ordinal);

    // The pool as it was last read or written; another replica's stands in the store when it differs.
    private byte[]? published;

    // Places were published whose verifications the published pool lacks.
    private bool isPoolBehind;

    private LearningSession(IEntryStore store, LearningOptions options, VerificationStore scores, long publishedAt)
    {
        (this.store, this.options, Scores, PublishedAt) = (store, options, scores, publishedAt);
        Archive = new ForecastArchive(options.MemoryLimit);
        Verifier = new ObservationVerifier(scores, Archive);
    }

    public VerificationStore Scores { get; }

    public ForecastArchive Archive { get; }

    public ObservationVerifier Verifier { get; }

    /// <summary>The hour since 1970 that scores were last published at.</summary>
    public long PublishedAt { get; private set; }

    /// <summary>Begins where the last leader stopped; null where the store is not available.</summary>
    public static async Task<LearningSession?> OpenAsync(IEntryStore store, LearningOptions options, long hour)
    {
        var found = await store.ReadAsync(EntryNames.Pool);
        if (!found.IsAvailable) return null;
        var newest = Versions.Read(found.Entry).Newest;
        var scores = VerificationCodec.TryReadPool(newest?.Body, options.Remembered);
        var publishedAt = scores is null ? hour : Math.Min(hour, newest!.Value.From - 1);
        scores ??= new VerificationStore(options.Remembered);
        return new LearningSession(store, options, scores, publishedAt) { published = found.Entry };
    }

    /// <summary>Whether the store holds what this replica left there; null where it is not available.</summary>
    public async Task<bool?> IsCurrentAsync()
    {
        var found = await store.ReadAsync(EntryNames.Pool);
        return !found.IsAvailable ? null : (found.Entry ?? []).AsSpan().SequenceEqual(published ?? []);
    }

    /// <summary>Loads what is stored of a place, unless it is here already; false where the store is not available.</summary>
    public async Task<bool> LoadAsync(string place)
    {
        if (!Scores.Knows(place))
        {
            var found = await store.ReadAsync(EntryNames.Place(place));
            if (!found.IsAvailable) return false;
            VerificationCodec.TryReadPlace(Versions.Read(found.Entry).Newest?.Body, place, Scores);
        }

        if (!Archive.Knows(place) && store.IsPersistent)
        {
            var found = await store.ReadAsync(EntryNames.Archive(place));
            if (!found.IsAvailable) return false;
            Archive.TryRead(found.Entry, place);
        }

        return true;
    }

    public void ForecastsChanged(string place) => changedForecasts.Add(place);

    public void ScoresChanged(string place) => changedScores.Add(place);

    /// <summary>
    /// Publishes what was learned, in force from the next hour on. Places first, the pool last: should it end in between, the pool lacks an
    /// hour's verifications, and no hour is verified twice.
    /// </summary>
    public async Task<bool> PublishAsync(long hour)
    {
        isPoolBehind |= changedScores.Count > 0;
        foreach (var place in changedScores.ToList())
        {
            var body = VerificationCodec.TryWritePlace(Scores, place);
            if (body is not null && await AddAsync(EntryNames.Place(place), body, hour) is null) return false;
            changedScores.Remove(place);
        }

        foreach (var place in changedForecasts.ToList())
        {
            var entry = store.IsPersistent ? Archive.TryWrite(place) : null;
            if (entry is not null && !await store.WriteAsync(EntryNames.Archive(place), entry, ForecastsKept)) return false;
            changedForecasts.Remove(place);
        }

        if (isPoolBehind)
        {
            if (await AddAsync(EntryNames.Pool, VerificationCodec.WritePool(Scores), hour) is not { } pool) return false;
            (published, isPoolBehind) = (pool, false);
        }

        PublishedAt = hour;
        await store.SaveAsync();
        return true;
    }

    private async Task<byte[]?> AddAsync(string name, byte[] body, long hour)
    {
        var before = await store.ReadAsync(name);
        if (!before.IsAvailable) return null;
        var entry = Versions.Read(before.Entry).With(new ScoreVersion(hour + 1, body), hour).Write();
        return await store.WriteAsync(name, entry, options.Kept) ? entry : null;
    }
}
