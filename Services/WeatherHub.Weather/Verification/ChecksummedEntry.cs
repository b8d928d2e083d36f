using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace WeatherHub.Weather.Verification;

/// <summary>
/// What was learned as bytes: what it is and in which version, a checksum, and the compressed body. Numbers are kept to the last bit, so that everyone who
/// reads them answers the same. Bytes that are torn, another's, of another kind or of another version are no entry, and never an error.
/// </summary>
internal static class ChecksummedEntry
{
    /// <summary>Where the version stands in the head.</summary>
    internal const int VersionAt = 3;

    private const uint Magic = 0x57_48_4C_00; // "WHL"
    private const byte Version = 1;
    private const int ChecksumAt = 4;
    private const int KindAt = ChecksumAt + 8;
    private const int LengthAt = KindAt + 1;
    private const int BodyAt = LengthAt + 4;
    private const int LargestBody = 1 << 26;
    private const int Quality = 3;
    private const int Window = 20;

    internal static byte[] Write(byte kind, Action<BinaryWriter> body)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain)) body(writer);
        var said = plain.ToArray();
        var entry = new byte[BodyAt + BrotliEncoder.GetMaxCompressedLength(said.Length)];
        if (!BrotliEncoder.TryCompress(said, entry.AsSpan(BodyAt), out var written, Quality, Window))
            throw new InvalidOperationException("a bound of the compressor did not hold");
        Array.Resize(ref entry, BodyAt + written);
        BinaryPrimitives.WriteUInt32BigEndian(entry, Magic | Version);
        entry[KindAt] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(LengthAt), said.Length);
        Checksum(entry).CopyTo(entry.AsSpan(ChecksumAt));
        return entry;
    }

    /// <summary>What was written, or null.</summary>
    internal static T? TryRead<T>(byte kind, byte[]? entry, Func<BinaryReader, T?> body)
        where T : class
    {
        if (entry is null || entry.Length < BodyAt || BinaryPrimitives.ReadUInt32BigEndian(entry) != (Magic | Version) || entry[KindAt] != kind) return null;
        if (!entry.AsSpan(ChecksumAt, 8).SequenceEqual(Checksum(entry))) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(entry.AsSpan(LengthAt));
        if (length is < 0 or > LargestBody) return null;
        var plain = new byte[length];
        if (!BrotliDecoder.TryDecompress(entry.AsSpan(BodyAt), plain, out var written) || written != length) return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(plain, writable: false));
            var read = body(reader);
            return reader.BaseStream.Position == length ? read : null;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>A count that is no larger than what it counts may be.</summary>
    internal static int Count(this BinaryReader from, int most)
    {
        var count = from.Read7BitEncodedInt();
        return count >= 0 && count <= most ? count : throw new FormatException("more than there can be");
    }

    private static byte[] Checksum(byte[] entry) => SHA256.HashData(entry.AsSpan(KindAt))[..8];
}
