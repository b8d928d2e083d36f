using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Verification.Storage;

/// <summary>
/// Entries in this process and, where one is configured, in a file: read once, written whole and moved over the old one. A file that cannot
/// be read or written is logged and costs only what it would have kept.
/// </summary>
public sealed partial class LocalEntryStore : IEntryStore
{
    private const uint Magic = 0x57_48_46_01; // "WHF", version 1

    private readonly string file;
    private readonly LruCache<string, byte[]> entries;
    private readonly ILogger<LocalEntryStore> logger;

    /// <summary>Reads the file, where one is configured.</summary>
    /// <param name="options">Its path, and the memory limit.</param>
    /// <param name="logger">For a file that cannot be used.</param>
    public LocalEntryStore(IOptions<LearningOptions> options, ILogger<LocalEntryStore> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (file, this.logger) = (options.Value.File, logger);
        entries = new LruCache<string, byte[]>(options.Value.MemoryLimit, entry => 100 + entry.Length);
        if (IsPersistent && options.Value.Enabled) Load();
    }

    /// <inheritdoc/>
    public bool IsPersistent => file.Length > 0;

    /// <inheritdoc/>
    public Task<EntryLookup> ReadAsync(string name) =>
        Task.FromResult(new EntryLookup(true, entries.TryGet(name, out var entry) ? entry : null));

    /// <inheritdoc/>
    public Task<bool> WriteAsync(string name, byte[] entry, TimeSpan kept)
    {
        entries.Set(name, entry);
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public Task SaveAsync() => IsPersistent ? Task.Run(Save) : Task.CompletedTask;

    private void Load()
    {
        try
        {
            if (!File.Exists(file)) return;
            using var from = new BinaryReader(File.OpenRead(file));
            if (from.ReadUInt32() != Magic) throw new FormatException("it is not a file of this version");
            var length = from.BaseStream.Length;
            for (var left = from.ReadInt32(); left > 0; left--)
            {
                var (name, size) = (from.ReadString(), from.ReadInt32());
                if (size < 0 || size > length - from.BaseStream.Position) throw new FormatException("it is truncated");
                entries.Set(name, from.ReadBytes(size));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            Log.Unreadable(logger, file, exception.Message);
        }
    }

    private void Save()
    {
        try
        {
            var temporary = file + ".new";
            using (var to = new BinaryWriter(File.Create(temporary)))
            {
                // The least recently used first, so that the order survives.
                var all = entries.All().Reverse().ToList();
                to.Write(Magic);
                to.Write(all.Count);
                foreach (var (name, entry) in all)
                {
                    to.Write(name);
                    to.Write(entry.Length);
                    to.Write(entry);
                }
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.Unwritable(logger, file, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Scores cannot be read from {File} ({Why}); learning begins with what can")]
        public static partial void Unreadable(ILogger logger, string file, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Scores cannot be written to {File} ({Why})")]
        public static partial void Unwritable(ILogger logger, string file, string why);
    }
}
