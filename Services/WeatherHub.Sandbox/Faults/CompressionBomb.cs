using System.IO.Compression;

namespace WeatherHub.Sandbox.Faults;

/// <summary>A valid JSON string of 128 MiB in some 130 kB of gzip.</summary>
internal static class CompressionBomb
{
    /// <summary>How many bytes it unpacks to, quotes not counted.</summary>
    public const int Unpacked = 128 << 20;

    private static readonly Lazy<byte[]> Packed = new(Pack);

    /// <summary>The compressed bytes; made once.</summary>
    public static byte[] Bytes => Packed.Value;

    private static byte[] Pack()
    {
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)' ');
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.WriteByte((byte)'"');
            for (var written = 0; written < Unpacked; written += block.Length) gzip.Write(block);
            gzip.WriteByte((byte)'"');
        }

        return packed.ToArray();
    }
}
