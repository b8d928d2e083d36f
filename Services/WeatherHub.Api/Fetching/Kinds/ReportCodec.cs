using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>
/// A report as shared bytes: magic and version, a checksum, and the compressed body, which begins with the key it was stored under. An
/// entry that is older, newer, torn, somebody else's or stored under another key is no entry: never an error, never another place's
/// weather.
/// </summary>
internal static class ReportCodec
{
    private const uint Magic = 0x57_48_52_00; // "WHR"
    private const uint MagicAndOldestReadable = Magic | 0x01;

    // The project says which version it writes, so that two versions can be built from one source.
    private static readonly uint MagicAndVersion = Magic | byte.Parse(
        typeof(ReportCodec).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "EntryVersion").Value!,
        CultureInfo.InvariantCulture);

    private const int ChecksumAt = 4;
    private const int LengthAt = ChecksumAt + 8;
    private const int BodyAt = LengthAt + 4;
    private const int LargestBody = 1 << 20;
    private const int Quality = 5;
    private const int Window = 20;

    public static byte[] Encode(ReportKey key, Report report)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body)) ReportBody.Write(writer, key, report);
        var plain = body.ToArray();
        var entry = new byte[BodyAt + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, entry.AsSpan(BodyAt), out var written, Quality, Window))
            throw new InvalidOperationException("a bound of the compressor did not hold");
        Array.Resize(ref entry, BodyAt + written);
        BinaryPrimitives.WriteUInt32BigEndian(entry, MagicAndVersion);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(LengthAt), plain.Length);
        Checksum(entry).CopyTo(entry.AsSpan(ChecksumAt));
        return entry;
    }

    /// <summary>The report, or null when the entry is not exactly what was stored under this key.</summary>
    public static Report? TryDecode(ReportKey key, byte[] entry)
    {
        if (entry.Length < BodyAt || !IsReadable(BinaryPrimitives.ReadUInt32BigEndian(entry))) return null;
        if (!entry.AsSpan(ChecksumAt, 8).SequenceEqual(Checksum(entry))) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(entry.AsSpan(LengthAt));
        if (length is < 1 or > LargestBody) return null;
        var plain = new byte[length];
        if (!BrotliDecoder.TryDecompress(entry.AsSpan(BodyAt), plain, out var written) || written != length) return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(plain, writable: false));
            var report = ReportBody.Read(reader, key);
            return reader.BaseStream.Position == length ? report : null;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsReadable(uint head) => head >= MagicAndOldestReadable && head <= MagicAndVersion;

    private static byte[] Checksum(byte[] entry) => SHA256.HashData(entry.AsSpan(LengthAt))[..8];
}
