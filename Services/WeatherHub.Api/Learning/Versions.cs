namespace WeatherHub.Api.Learning;

/// <summary>What was known at a time.</summary>
/// <param name="From">The hour since 1970 from which on answers are made with it.</param>
/// <param name="Body">What is known.</param>
internal readonly record struct ScoreVersion(long From, byte[] Body);

/// <summary>
/// What holds this hour, and what will hold the next. What is learned in an hour is told ahead and takes effect on the hour everywhere at once: no answer
/// changes while it lives, and replicas agree.
/// </summary>
/// <param name="All">In order; the newest last.</param>
internal sealed record Versions(IReadOnlyList<ScoreVersion> All)
{
    private const int Most = 4;
    private const int LargestBody = 1 << 26;

    public static Versions None { get; } = new([]);

    public ScoreVersion? Newest => All.Count == 0 ? null : All[^1];

    public long Size => 64 + All.Sum(edition => 32L + edition.Body.Length);

    /// <summary>What holds at an hour.</summary>
    public ScoreVersion? At(long hour)
    {
        ScoreVersion? found = null;
        foreach (var edition in All)
            if (edition.From <= hour)
                found = edition;
        return found;
    }

    /// <summary>These and another; what no longer holds is left out.</summary>
    /// <param name="next">The other.</param>
    /// <param name="hour">The hour that it is.</param>
    public Versions With(ScoreVersion next, long hour)
    {
        var first = At(hour)?.From ?? long.MinValue;
        return new([.. All.Where(edition => edition.From >= first && edition.From < next.From), next]);
    }

    public byte[] Write()
    {
        using var entry = new MemoryStream();
        using (var to = new BinaryWriter(entry))
        {
            to.Write((byte)All.Count);
            foreach (var edition in All)
            {
                to.Write(edition.From);
                to.Write(edition.Body.Length);
                to.Write(edition.Body);
            }
        }

        return entry.ToArray();
    }

    /// <summary>What was written; none for anything else. What the bodies are worth they tell themselves.</summary>
    public static Versions Read(byte[]? entry)
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
