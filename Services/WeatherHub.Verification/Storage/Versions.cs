namespace WeatherHub.Verification.Storage;

/// <summary>Scores as of a time.</summary>
/// <param name="From">The hour since 1970 from which on answers are made with them.</param>
/// <param name="Body">The scores, as <see cref="VerificationCodec"/> writes them.</param>
internal readonly record struct ScoreVersion(long From, byte[] Body);

/// <summary>
/// The scores in force this hour and those that follow. What is learned in an hour is published ahead and takes effect on the hour
/// everywhere at once: no answer changes while it is cached, and replicas agree.
/// </summary>
public sealed class Versions
{
    private const int Most = 4;
    private const int LargestBody = 1 << 26;

    private Versions(IReadOnlyList<ScoreVersion> all) => All = all;

    /// <summary>In order; the newest last.</summary>
    internal IReadOnlyList<ScoreVersion> All { get; }

    /// <summary>Nothing learned.</summary>
    public static Versions None { get; } = new([]);

    internal ScoreVersion? Newest => All.Count == 0 ? null : All[^1];

    /// <summary>Bytes in memory, about.</summary>
    internal long Size => 64 + All.Sum(version => 32L + version.Body.Length);

    /// <summary>The version in force at an hour; null for none.</summary>
    internal ScoreVersion? At(long hour)
    {
        var index = All.Count - 1;
        while (index >= 0 && All[index].From > hour) index--;
        return index < 0 ? null : All[index];
    }

    /// <summary>These and another; versions no longer in force are left out.</summary>
    internal Versions With(ScoreVersion next, long hour)
    {
        var first = At(hour)?.From ?? long.MinValue;
        return new([.. All.Where(version => version.From >= first && version.From < next.From), next]);
    }

    internal bool IsSameAs(Versions other)
    {
        return All.Count == other.All.Count && All.Zip(other.All).All(pair =>
            pair.First.From == pair.Second.From && pair.First.Body.AsSpan().SequenceEqual(pair.Second.Body));
    }

    internal byte[] Write()
    {
        using var entry = new MemoryStream();
        using (var to = new BinaryWriter(entry))
        {
            to.Write((byte)All.Count);
            foreach (var version in All)
            {
                to.Write(version.From);
                to.Write(version.Body.Length);
                to.Write(version.Body);
            }
        }

        return entry.ToArray();
    }

    /// <summary>What was written; none for anything else. Bodies have their own checksums.</summary>
    internal static Versions Read(byte[]? entry)
    {
        if (entry is null || entry.Length == 0 || entry[0] > Most) return None;
        try
        {
            using var from = new BinaryReader(new MemoryStream(entry, writable: false));
            var all = new ScoreVersion[from.ReadByte()];
            for (var i = 0; i < all.Length; i++)
            {
                var (hour, length) = (from.ReadInt64(), from.ReadInt32());
                if (length is < 0 or > LargestBody || length > entry.Length) return None;
                all[i] = new ScoreVersion(hour, from.ReadBytes(length));
                if (all[i].Body.Length != length || (i > 0 && all[i].From <= all[i - 1].From)) return None;
            }

            return new Versions(all);
        }
        catch (IOException)
        {
            return None;
        }
    }
}
