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

/// <summary>
/// The bytes of one response, in each coding that was requested, each with its strong entity tag. Two callers may both make one first: the
/// bytes are the same.
/// </summary>
internal sealed class EncodedBody
{
    // Smaller bodies gain nothing from a coding.
    private const int SmallestEncoded = 512;

    private static readonly string?[] Names = [null, "gzip", "br"];

    private readonly Representation?[] made = new Representation?[Names.Length];

    internal EncodedBody(byte[] bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        Hash = Convert.ToHexStringLower(digest[..12]);
        Length = bytes.Length;
        Add(ContentCoding.Identity, bytes);
    }

    /// <param name="hash">Of the bytes without a coding, as entity tags have it.</param>
    /// <param name="length">Their number.</param>
    /// <param name="coding">The coding that the body is had in.</param>
    /// <param name="bytes">The body in that coding.</param>
    internal EncodedBody(string hash, int length, ContentCoding coding, byte[] bytes)
    {
        (Hash, Length) = (hash, length);
        Add(coding, bytes);
    }

    /// <summary>Of the bytes without a coding, as entity tags have it.</summary>
    internal string Hash { get; }

    /// <summary>The number of bytes without a coding.</summary>
    internal int Length { get; }

    /// <summary>Bytes that it takes.</summary>
    internal long Size => 512 + made.Sum(one => one?.Bytes.LongLength ?? 0);

    /// <summary>Whether the body is there in a coding.</summary>
    internal bool Has(ContentCoding coding) => made[(int)Kept(coding)] is not null;

    /// <summary>The body in a coding; made when it is requested first.</summary>
    internal Representation In(ContentCoding coding)
    {
        var kept = Kept(coding);
        return made[(int)kept] ?? Add(kept, kept switch
        {
            ContentCoding.Brotli => Brotli(Identity()),
            ContentCoding.Gzip => Gzip(Identity()),
            _ => Identity(),
        });
    }

    /// <summary>
    /// Lets go of the body in all codings but one: the others are made of it when requested. In brotli it takes a tenth of the memory.
    /// </summary>
    internal void KeepOnly(ContentCoding coding)
    {
        var kept = In(coding);
        Array.Clear(made);
        made[(int)Kept(coding)] = kept;
    }

    /// <summary>The body as it takes the least room; it is not kept so for that.</summary>
    internal (ContentCoding Coding, byte[] Bytes) Smallest()
    {
        var coding = Kept(ContentCoding.Brotli);
        return (coding, made[(int)coding]?.Bytes ?? Brotli(Identity()));
    }

    private ContentCoding Kept(ContentCoding coding) => Length < SmallestEncoded ? ContentCoding.Identity : coding;

    private Representation Add(ContentCoding coding, byte[] bytes) => made[(int)coding] =
        new Representation(bytes, Names[(int)coding] is { } name ? $"\"{Hash}-{name}\"" : $"\"{Hash}\"", Names[(int)coding]);

    private byte[] Identity()
    {
        if (made[(int)ContentCoding.Identity] is { } plain) return plain.Bytes;
        var bytes = new byte[Length];
        using Stream decoded = made[(int)ContentCoding.Brotli] is { } brotli
            ? new BrotliStream(new MemoryStream(brotli.Bytes), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(made[(int)ContentCoding.Gzip]!.Bytes), CompressionMode.Decompress);
        decoded.ReadExactly(bytes);
        return bytes;
    }

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
