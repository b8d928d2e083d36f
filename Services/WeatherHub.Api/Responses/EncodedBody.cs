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
        ContentCoding.Brotli =>
            brotli ??= Encode("br", stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 4 }, leaveOpen: true)),
        ContentCoding.Gzip => gzip ??= Encode("gzip", stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)),
        _ => Plain,
    };

    private Representation Encode(string coding, Func<Stream, Stream> encoder)
    {
        using var buffer = new MemoryStream(identity.Length / 2);
        using (var stream = encoder(buffer)) stream.Write(identity);
        return new Representation(buffer.ToArray(), $"\"{hash}-{coding}\"", coding);
    }
}

/// <summary>A body in one coding.</summary>
/// <param name="Bytes">The encoded bytes.</param>
/// <param name="Tag">Their strong entity tag, quotes included.</param>
/// <param name="Coding">The value of <c>Content-Encoding</c>; null for none.</param>
internal sealed record Representation(byte[] Bytes, string Tag, string? Coding);
