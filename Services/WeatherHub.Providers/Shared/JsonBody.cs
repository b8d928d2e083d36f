using System.Buffers;
using System.Text;

namespace WeatherHub.Providers.Shared;

/// <summary>The body of a response, read whole into a pooled buffer.</summary>
internal static class JsonBody
{
    private const int Usual = 1 << 16;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="charset">The character set that the response declares; UTF-8 when it declares none.</param>
    /// <param name="payload">What is read of it.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="Weather.Providers.ProviderFaultException">The character set is unknown.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not what the vendor documents.</exception>
    public static async Task<JsonColumns> ReadAsync(
        Stream body, string? charset, JsonProjection payload, CancellationToken cancellationToken)
    {
        await using var utf8 = InUtf8(body, charset?.Trim('"'));
        var buffer = ArrayPool<byte>.Shared.Rent(Usual);
        try
        {
            var length = 0;
            while (await utf8.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length) buffer = Grown(buffer);
            }

            return payload.Read(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static Stream InUtf8(Stream body, string? charset)
    {
        if (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return body;
        try
        {
            return Encoding.CreateTranscodingStream(body, Encoding.GetEncoding(charset), Encoding.UTF8);
        }
        catch (ArgumentException)
        {
            throw Faults.BadPayload("the answer cannot be read");
        }
    }
}
