using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Learning;

/// <summary>
/// What is learned, in this process; and in a file, where one is named: read once, written whole and put in the old one's place. A file that cannot be read
/// or written is said once and costs nothing but what it would have kept.
/// </summary>
internal sealed partial class LocalEntryStore : IEntryStore
{
    private const uint Magic = 0x57_48_46_01; // "WHF", version 1

    private readonly string file;
    private readonly LruCache<string, byte[]> entries;
    private readonly ILogger<LocalEntryStore> logger;

    public LocalEntryStore(IOptions<LearningOptions> options, ILogger<LocalEntryStore> logger)
    {
        (file, this.logger) = (options.Value.File, logger);
        entries = new LruCache<string, byte[]>(options.Value.MemoryLimit, entry => 100 + entry.Length);
        if (Outlives && options.Value.Enabled) Load();
    }

    public bool Outlives => file.Length > 0;

    public Task<RedisReply<byte[]?>> ReadAsync(string name) =>
        Task.FromResult(new RedisReply<byte[]?>(true, entries.TryGet(name, out var entry) ? entry : null));

    public Task<bool> WriteAsync(string name, byte[] entry, TimeSpan kept)
    {
        entries.Set(name, entry);
        return Task.FromResult(true);
    }

    public Task SaveAsync() => Outlives ? Task.Run(Save) : Task.CompletedTask;

    private void Load()
    {
        try
        {
            if (!File.Exists(file)) return;
            using var from = new BinaryReader(File.OpenRead(file));
            if (from.ReadUInt32() != Magic) throw new FormatException("it is not a file of this version's");
            var length = from.BaseStream.Length;
            for (var left = from.ReadInt32(); left > 0; left--)
            {
                var (name, size) = (from.ReadString(), from.ReadInt32());
                if (size < 0 || size > length - from.BaseStream.Position) throw new FormatException("it is torn");
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
            var beside = file + ".new";
            using (var to = new BinaryWriter(File.Create(beside)))
            {
                // The least used first, so that the order survives.
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

            File.Move(beside, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.Unwritable(logger, file, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned cannot be read from {File} ({Why}); learning begins with what can")]
        public static partial void Unreadable(ILogger logger, string file, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned cannot be written to {File} ({Why})")]
        public static partial void Unwritable(ILogger logger, string file, string why);
    }
}
