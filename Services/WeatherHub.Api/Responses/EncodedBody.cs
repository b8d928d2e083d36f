using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace WeatherHub.Api.Responses;

/// <summary>The content codings (RFC 9110, section 8.4.1) that bodies are kept in.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>The bytes of one response, encoded once in each coding that was requested, each with its strong entity tag.</summary>
internal sealed class EncodedBody
{
    // Smaller bodies gain nothing from a coding.
    private const int SmallestEncoded = 512;

    private readonly byte[] identity;
    private readonly string hash;
    private Representation? gzip;
    private Representation? brotli;

    internal EncodedBody(byte[] bytes)
    {
        identity = bytes;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        hash = Convert.ToHexStringLower(digest[..12]);
        Plain = new Representation(bytes, $"\"{hash}\"", null);
    }

    internal Representation Plain { get; }

    /// <summary>Bytes that the body may take with all its codings.</summary>
    internal long Size => identity.Length + identity.Length / 2 + 512;

    /// <summary>The body in a coding; encoded once. Two callers may both encode it first: the bytes are the same.</summary>
    internal Representation In(ContentCoding coding) => identity.Length < SmallestEncoded ? Plain : coding switch
    {
        ContentCoding.Brotli => brotli ??= Encoded("br", Brotli(identity)),
        ContentCoding.Gzip => gzip ??= Encoded("gzip", Gzip(identity)),
        _ => Plain,
    };

    private Representation Encoded(string coding, byte[] bytes) => new(bytes, $"\"{hash}-{coding}\"", coding);

    // Fast and nearly as small as it gets: the highest quality takes two hundred times as long for a quarter less.
    private static byte[] Brotli(byte[] bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var length, quality: 4, window: 22)
                ? buffer[..length]
                : throw new InvalidOperationException("the largest compressed length was exceeded");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var buffer = new MemoryStream(bytes.Length / 2);
        using (var stream = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(bytes);
        return buffer.ToArray();
    }
}

/// <summary>A body in one coding.</summary>
/// <param name="Bytes">The encoded bytes.</param>
/// <param name="Tag">Their strong entity tag, quotes included.</param>
/// <param name="Coding">The value of <c>Content-Encoding</c>; null for none.</param>
internal sealed record Representation(byte[] Bytes, string Tag, string? Coding);
