using System.IO.Pipelines;

namespace WeatherHub.Api.Resilience;

/// <summary>
/// Reads the whole decoded body within the attempt, up to a limit: the attempt's timeout then covers a body that drips, and a small bomb
/// that unpacks to gigabytes is dropped where it crosses the limit. The body lies in pooled memory until the response is disposed of.
/// </summary>
internal sealed class SizeLimitHandler(int limit) : DelegatingHandler
{
    // Segments of one size, and no pause: everything is written before anything is read.
    private static readonly PipeOptions Whole = new(
        minimumSegmentSize: 64 << 10, pauseWriterThreshold: 0, useSynchronizationContext: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (response.Content.Headers.ContentLength > limit) throw new BodyTooLargeException(limit);
            var body = new StreamContent(await ReadAsync(response.Content, cancellationToken));
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

    private async Task<Stream> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var pipe = new Pipe(Whole);
        try
        {
            var length = 0;
            while (await stream.ReadAsync(pipe.Writer.GetMemory(), cancellationToken) is > 0 and var read)
            {
                pipe.Writer.Advance(read);
                length += read;
                if (length > limit) throw new BodyTooLargeException(limit);
            }

            await pipe.Writer.CompleteAsync();
            return pipe.Reader.AsStream();
        }
        catch
        {
            await pipe.Writer.CompleteAsync();
            await pipe.Reader.CompleteAsync();
            throw;
        }
    }
}

/// <summary>A body that would not end: more than we are ready to hold.</summary>
internal sealed class BodyTooLargeException(long limit) : Exception($"the body is larger than {limit} bytes");
