namespace WeatherHub.Weather.Verification;

/// <summary>A book as bytes: what is known of all places together as one entry, and each place as an entry of its own.</summary>
public static class VerificationCodec
{
    private const byte OfPool = 1;
    private const byte OfPlace = 2;
    private const int MostVendors = 1000;
    private const int MostQuantities = 1000;

    /// <summary>The vendors and the pools.</summary>
    /// <param name="book">What is written.</param>
    public static byte[] WritePool(VerificationStore book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return ChecksummedEntry.Write(OfPool, to =>
        {
            Names(to, book.Vendors);
            to.Write7BitEncodedInt(book.Pools.Count);
            foreach (var ((quantity, lead), pool) in book.Pools.OrderBy(item => item.Key.Quantity, StringComparer.Ordinal).ThenBy(item => item.Key.Lead))
            {
                to.Write(quantity);
                to.Write((byte)lead);
                PooledScoresCodec.Write(to, pool);
            }
        });
    }

    /// <summary>A book of what was written, without any place; null for bytes that are not exactly that.</summary>
    /// <param name="entry">The bytes.</param>
    /// <param name="mostPlaces">How many places it is to remember.</param>
    public static VerificationStore? TryReadPool(byte[]? entry, int mostPlaces) => ChecksummedEntry.TryRead(OfPool, entry, from =>
    {
        var book = new VerificationStore(mostPlaces);
        foreach (var vendor in Names(from)) book.NumberOf(vendor);
        for (var left = from.Count(MostQuantities * LeadTimeBins.Count); left > 0; left--)
        {
            var (quantity, lead) = (from.ReadString(), from.ReadByte());
            if (lead >= LeadTimeBins.Count) return null;
            book.Restore(quantity, lead, PooledScoresCodec.Read(from, MostVendors));
        }

        return book;
    });

    /// <summary>What is known of one place; null where that is nothing.</summary>
    /// <param name="book">What is written from.</param>
    /// <param name="place">The place's key.</param>
    public static byte[]? TryWritePlace(VerificationStore book, string place)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.FindPlace(place) is not { } scores ? null : ChecksummedEntry.Write(OfPlace, to =>
        {
            to.Write(place);
            Names(to, book.Vendors);
            to.Write(scores.LastHour);
            to.Write7BitEncodedInt(scores.Quantities.Count);
            foreach (var (name, quantity) in scores.Quantities.OrderBy(item => item.Key, StringComparer.Ordinal))
            {
                to.Write(name);
                PlaceScoresCodec.Write(to, quantity);
            }
        });
    }

    /// <summary>Puts what was written of a place into a book; false for bytes that are not exactly that, and nothing is changed.</summary>
    /// <param name="entry">The bytes.</param>
    /// <param name="place">The place's key.</param>
    /// <param name="into">A book, whose vendors may have other numbers than those of the book that was written from.</param>
    public static bool TryReadPlace(byte[]? entry, string place, VerificationStore into)
    {
        ArgumentNullException.ThrowIfNull(into);
        var read = ChecksummedEntry.TryRead(OfPlace, entry, from =>
        {
            if (from.ReadString() != place) return null;
            int[] numbers = [.. Names(from).Select(into.NumberOf)];
            var scores = new PlaceScores { LastHour = from.ReadInt64() };
            for (var left = from.Count(MostQuantities); left > 0; left--) scores.Quantities[from.ReadString()] = PlaceScoresCodec.Read(from, numbers);
            return scores;
        });
        if (read is not null) into.Restore(place, read);
        return read is not null;
    }

    private static void Names(BinaryWriter to, IReadOnlyList<string> names)
    {
        to.Write7BitEncodedInt(names.Count);
        foreach (var name in names) to.Write(name);
    }

    private static string[] Names(BinaryReader from)
    {
        var names = new string[from.Count(MostVendors)];
        for (var i = 0; i < names.Length; i++) names[i] = from.ReadString();
        return names;
    }
}
