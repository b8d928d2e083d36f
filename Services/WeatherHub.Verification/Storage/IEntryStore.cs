namespace WeatherHub.Verification.Storage;

/// <summary>Where scores are stored: Redis for a fleet, else this process and, where one is configured, a file.</summary>
public interface IEntryStore
{
    /// <summary>Whether entries outlive the process.</summary>
    bool IsPersistent { get; }

    /// <summary>Reads an entry. Never throws for a store that is down.</summary>
    /// <param name="name">Its name.</param>
    Task<EntryLookup> ReadAsync(string name);

    /// <summary>Writes an entry; false where that failed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entry">The bytes.</param>
    /// <param name="kept">How long it is kept at least.</param>
    Task<bool> WriteAsync(string name, byte[] entry, TimeSpan kept);

    /// <summary>Called when all that belongs together was written.</summary>
    Task SaveAsync();
}

/// <summary>What became of a read.</summary>
/// <param name="IsAvailable">Whether the store answered.</param>
/// <param name="Entry">The bytes; null for no entry.</param>
public readonly record struct EntryLookup(bool IsAvailable, byte[]? Entry);

/// <summary>The names of entries.</summary>
public static class EntryNames
{
    /// <summary>The scores of all places together.</summary>
    public const string Pool = "pool";

    /// <summary>The scores of a place.</summary>
    /// <param name="place">The place's key.</param>
    public static string Place(string place) => $"place/{place}";

    /// <summary>The forecasts kept of a place.</summary>
    /// <param name="place">The place's key.</param>
    public static string Archive(string place) => $"archive/{place}";
}
