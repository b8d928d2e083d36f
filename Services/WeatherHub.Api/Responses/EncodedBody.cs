using System.IO.Compression;
using System.Security.Cryptography;

namespace WeatherHub.Api.Responses;

/// <summary>The codings that answers are stored in.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>The bytes of one answer, in each coding once somebody asked for it, each with its strong validator.</summary>
internal sealed class EncodedBody
{
    // Smaller bodies gain nothing from a coding.
    private const int WorthCoding = 512;

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

    /// <summary>What an answer may grow to with all its codings.</summary>
    internal long Size => identity.Length + identity.Length / 2 + 512;

    /// <summary>The answer in a coding; made once. Two callers may both make the first one: the bytes are the same.</summary>
    internal Representation In(ContentCoding coding) => identity.Length < WorthCoding ? Plain : coding switch
    {
        ContentCoding.Brotli => brotli ??= Make("br", stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 4 }, leaveOpen: true)),
        ContentCoding.Gzip => gzip ??= Make("gzip", stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)),
        _ => Plain,
    };

    private Representation Make(string name, Func<Stream, Stream> open)
    {
        using var buffer = new MemoryStream(identity.Length / 2);
        using (var coder = open(buffer)) coder.Write(identity);
        return new Representation(buffer.ToArray(), $"\"{hash}-{name}\"", name);
    }
}

/// <summary>An answer in one coding.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="Tag">Its strong entity tag, quotes included.</param>
/// <param name="ContentCoding">The word for <c>Content-Encoding</c>; null for none.</param>
internal sealed record Representation(byte[] Bytes, string Tag, string? ContentCoding);
