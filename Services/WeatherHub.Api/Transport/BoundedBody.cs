using System.Buffers;

namespace WeatherHub.Api.Transport;

/// <summary>
/// Reads the whole decoded body within the attempt, up to a limit: the attempt's timeout then covers a body that drips, and a small bomb that
/// unpacks to gigabytes is dropped where it crosses the limit.
/// </summary>
internal sealed class BoundedBody(int limit) : DelegatingHandler
{
    private const int FirstBuffer = 64 << 10;

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

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
                if (length > limit) throw new BodyTooLargeException(limit);
                if (length < buffer.Length) continue;
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
