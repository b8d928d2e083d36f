using System.Buffers;

namespace WeatherHub.Api.Resilience;

/// <summary>
/// Reads the whole decoded body within the attempt, up to a limit: the attempt's timeout then covers a body that drips, and a small bomb
/// that unpacks to gigabytes is dropped where it crosses the limit.
/// </summary>
internal sealed class SizeLimitHandler(int limit) : DelegatingHandler
{
    private const int Piece = 64 << 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (response.Content.Headers.ContentLength > limit) throw new BodyTooLargeException(limit);
            var body = new ByteArrayContent(await ReadAsync(response.Content, cancellationToken));
            foreach (var header in response.Content.Headers.NonValidated)
                if (header.Key != "Content-Length")
                    body.Headers.TryAddWithoutValidation(header.Key, header.Value);
            response.Content.Dispose();
            response.Content = body;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // In pieces of one size: a buffer that grows leaves one of every size up to the limit with each thread's pool, and a vendor that
    // sends bombs makes every thread hold them all.
    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var pieces = new List<byte[]>();
        try
        {
            var (length, filled) = (0, Piece);
            while (true)
            {
                if (filled == Piece)
                {
                    pieces.Add(ArrayPool<byte>.Shared.Rent(Piece));
                    filled = 0;
                }

                if (await stream.ReadAsync(pieces[^1].AsMemory(filled, Piece - filled), cancellationToken) is not (> 0 and var read)) break;
                (length, filled) = (length + read, filled + read);
                if (length > limit) throw new BodyTooLargeException(limit);
            }

            var body = new byte[length];
            for (var at = 0; at < length; at += Piece) pieces[at / Piece].AsSpan(0, Math.Min(Piece, length - at)).CopyTo(body.AsSpan(at));
            return body;
        }
        finally
        {
            foreach (var piece in pieces) ArrayPool<byte>.Shared.Return(piece);
        }
    }
}

/// <summary>A body that would not end: more than we are ready to hold.</summary>
internal sealed class BodyTooLargeException(long limit) : Exception($"the body is larger than {limit} bytes");
