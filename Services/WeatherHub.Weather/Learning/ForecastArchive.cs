using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Learning;

/// <summary>What vendors forecast, place by place, until observations tell how good it was. Bounded: the place not used for longest goes first. Not thread-safe.</summary>
/// <param name="capacity">Bytes at most; a single place is always kept.</param>
public sealed class ForecastArchive(long capacity)
{
    private const byte Kind = 3;
    private const int MostVendors = 100;
    private const int MostHours = 10_000;

    private readonly Dictionary<string, LinkedListNode<(string Place, PlaceArchive Archive, long Bytes)>> places = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Place, PlaceArchive Archive, long Bytes)> byUse = [];

    /// <summary>How many places are kept.</summary>
    public int Places => places.Count;

    /// <summary>How many bytes they take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether anything is kept of a place.</summary>
    /// <param name="place">The place's key.</param>
    public bool Knows(string place) => places.ContainsKey(place);

    /// <summary>Takes in a forecast; false when it is no newer than what is known.</summary>
    /// <param name="place">The place's key.</param>
    /// <param name="report">What a vendor said.</param>
    /// <param name="now">The moment.</param>
    public bool Note(string place, Report report, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Hourly is null) return false;
        var archive = Find(place) ?? new PlaceArchive();
        var isNew = archive.Note(report, now);
        if (archive.Vendors.Count > 0) Keep(place, archive);
        return isNew;
    }

    /// <summary>What is kept of a place as bytes; null for nothing.</summary>
    /// <param name="place">The place's key.</param>
    public byte[]? TryWrite(string place) => Find(place) is not { } archive ? null : ChecksummedEntry.Write(Kind, to =>
    {
        to.Write(place);
        to.Write7BitEncodedInt(archive.Vendors.Count);
        foreach (var (provider, kept) in archive.Vendors)
        {
            to.Write(provider);
            to.Write(kept.Lineage);
            to.Write(kept.Issued.UtcTicks);
            to.Write7BitEncodedInt(kept.Hours.Length);
            foreach (var hour in kept.Hours) to.Write(hour);
            to.Write(kept.Spans);
            foreach (var value in kept.Values) to.Write(value);
        }
    });

    /// <summary>Takes in what was written; false for bytes that are not exactly that.</summary>
    /// <param name="entry">The bytes.</param>
    /// <param name="place">The place's key.</param>
    public bool TryRead(byte[]? entry, string place)
    {
        var read = ChecksummedEntry.TryRead(Kind, entry, from =>
        {
            if (from.ReadString() != place) return null;
            var archive = new PlaceArchive();
            for (var left = from.Count(MostVendors); left > 0; left--) archive.Vendors[from.ReadString()] = Read(from);
            return archive;
        });
        if (read is not null) Keep(place, read);
        return read is not null;
    }

    internal PlaceArchive? Find(string place)
    {
        if (!places.TryGetValue(place, out var node)) return null;
        byUse.Remove(node);
        byUse.AddLast(node);
        return node.Value.Archive;
    }

    private static ArchivedForecasts Read(BinaryReader from)
    {
        var kept = new ArchivedForecasts { Lineage = from.ReadString(), Issued = new DateTimeOffset(from.ReadInt64(), TimeSpan.Zero) };
        var hours = new int[from.Count(MostHours)];
        for (var i = 0; i < hours.Length; i++) hours[i] = from.ReadInt32();
        var spans = from.ReadBytes(hours.Length);
        var values = new float[hours.Length * ArchivedForecasts.Stride];
        for (var i = 0; i < values.Length; i++) values[i] = from.ReadSingle();
        (kept.Hours, kept.Spans, kept.Values) = (hours, spans, values);
        return kept;
    }

    private void Keep(string place, PlaceArchive archive)
    {
        if (places.Remove(place, out var node))
        {
            byUse.Remove(node);
            Bytes -= node.Value.Bytes;
        }

        var bytes = archive.Bytes;
        places[place] = byUse.AddLast((place, archive, bytes));
        Bytes += bytes;
        while (Bytes > capacity && byUse.First is { } oldest && oldest.Value.Place != place)
        {
            byUse.RemoveFirst();
            places.Remove(oldest.Value.Place);
            Bytes -= oldest.Value.Bytes;
        }
    }
}
