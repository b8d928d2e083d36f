using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Storage;

/// <summary>A store of scores as bytes: one entry for all places together, and one for each place.</summary>
internal static class VerificationCodec
{
    private const byte PoolKind = 1;
    private const byte PlaceKind = 2;
    private const int MostVendors = 1000;
    private const int MostQuantities = 1000;

    /// <summary>The vendors and the scores of all places together.</summary>
    public static byte[] WritePool(VerificationStore store)
    {
        return ChecksummedEntry.Write(PoolKind, to =>
        {
            Write(to, store.Vendors);
            to.Write7BitEncodedInt(store.Pools.Count);
            foreach (var ((quantity, lead), pool) in store.Pools.OrderBy(item => item.Key.Quantity, StringComparer.Ordinal)
                .ThenBy(item => item.Key.Lead))
            {
                to.Write(quantity);
                to.Write((byte)lead);
                ScoresCodec.Write(to, pool);
            }
        });
    }

    /// <summary>A store of what was written, without any place; null for bytes that are not exactly that.</summary>
    public static VerificationStore? TryReadPool(byte[]? entry, int mostPlaces) => ChecksummedEntry.TryRead(PoolKind, entry, from =>
    {
        var store = new VerificationStore(mostPlaces);
        foreach (var vendor in ReadNames(from)) store.NumberOf(vendor);
        for (var left = from.Count(MostQuantities * LeadTimeBins.Count); left > 0; left--)
        {
            var (quantity, lead) = (from.ReadString(), from.ReadByte());
            if (lead >= LeadTimeBins.Count) return null;
            store.Restore(quantity, lead, ScoresCodec.ReadPool(from, MostVendors));
        }

        return store;
    });

    /// <summary>The scores of one place; null where there are none.</summary>
    public static byte[]? TryWritePlace(VerificationStore store, string place)
    {
        return store.FindPlace(place) is not { } scores ? null : ChecksummedEntry.Write(PlaceKind, to =>
        {
            to.Write(place);
            Write(to, store.Vendors);
            to.Write(scores.LastHour);
            to.Write7BitEncodedInt(scores.Quantities.Count);
            foreach (var (name, quantity) in scores.Quantities.OrderBy(item => item.Key, StringComparer.Ordinal))
            {
                to.Write(name);
                ScoresCodec.Write(to, quantity);
            }
        });
    }

    /// <summary>
    /// Adds what was written of a place to a store, whose vendors may be numbered differently; false, and nothing is changed, for other
    /// bytes.
    /// </summary>
    public static bool TryReadPlace(byte[]? entry, string place, VerificationStore into)
    {
        var read = ChecksummedEntry.TryRead(PlaceKind, entry, from =>
        {
            if (from.ReadString() != place) return null;
            int[] numbers = [.. ReadNames(from).Select(into.NumberOf)];
            var scores = new PlaceScores { LastHour = from.ReadInt64() };
            for (var left = from.Count(MostQuantities); left > 0; left--)
                scores.Quantities[from.ReadString()] = ScoresCodec.Read(from, numbers);
            return scores;
        });
        if (read is not null) into.Restore(place, read);
        return read is not null;
    }

    private static void Write(BinaryWriter to, IReadOnlyList<string> names)
    {
        to.Write7BitEncodedInt(names.Count);
        foreach (var name in names) to.Write(name);
    }

    private static string[] ReadNames(BinaryReader from)
    {
        var names = new string[from.Count(MostVendors)];
        for (var i = 0; i < names.Length; i++) names[i] = from.ReadString();
        return names;
    }
}
