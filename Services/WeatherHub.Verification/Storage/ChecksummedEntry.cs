using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WeatherHub.Verification.Storage;

/// <summary>
/// A stored entry: kind and version, checksum, compressed body. Numbers keep every bit, so that all replicas compute the same from them.
/// Truncated or corrupt bytes, and those of another kind or version, read as no entry and are never an error.
/// </summary>
internal static class ChecksummedEntry
{
    /// <summary>Where the version stands in the header.</summary>
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
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer)) body(writer);
        var plain = buffer.ToArray();
        var entry = new byte[BodyAt + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, entry.AsSpan(BodyAt), out var written, Quality, Window))
            throw new InvalidOperationException("a bound of the compressor did not hold");
        Array.Resize(ref entry, BodyAt + written);
        BinaryPrimitives.WriteUInt32BigEndian(entry, Magic | Version);
        entry[KindAt] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(LengthAt), plain.Length);
        Checksum(entry).CopyTo(entry.AsSpan(ChecksumAt));
        return entry;
    }

    /// <summary>What <paramref name="body"/> makes of the body; null for no entry of this kind and version.</summary>
    internal static T? TryRead<T>(byte kind, byte[]? entry, Func<BinaryReader, T?> body)
        where T : class
    {
        if (entry is null || entry.Length < BodyAt || BinaryPrimitives.ReadUInt32BigEndian(entry) != (Magic | Version)
            || entry[KindAt] != kind)
            return null;
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

    /// <summary>Reads a count; one larger than the most there can be is a format error.</summary>
    internal static int Count(this BinaryReader from, int most)
    {
        var count = from.Read7BitEncodedInt();
        return count >= 0 && count <= most ? count : throw new FormatException("more than there can be");
    }

    /// <summary>Writes values as they lie in memory, little-endian.</summary>
    internal static void WriteRaw<T>(this BinaryWriter to, params ReadOnlySpan<T> values)
        where T : unmanaged => to.Write(MemoryMarshal.AsBytes(values));

    internal static void ReadRaw<T>(this BinaryReader from, Span<T> values)
        where T : unmanaged => from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));

    internal static T ReadRaw<T>(this BinaryReader from)
        where T : unmanaged
    {
        T value = default;
        from.ReadRaw(new Span<T>(ref value));
        return value;
    }

    private static byte[] Checksum(byte[] entry) => SHA256.HashData(entry.AsSpan(KindAt))[..8];
}
