using System.IO.Compression;
using System.Text;
using WeatherHub.Sandbox.Faults;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>Writes a vendor's answer, whole or spoilt.</summary>
internal static class FaultyBody
{
    private const int WorthCompressing = 1024;
    private static readonly TimeSpan DripEvery = TimeSpan.FromMilliseconds(200);
    private static readonly byte[] Garbage = [0x7B, 0x00, 0xFF, 0xFE, 0x9C, 0x22, 0x5D, .. Encoding.ASCII.GetBytes("}}{ <not json> \\u12")];

    /// <summary>Writes the answer.</summary>
    public static Task WriteAsync(HttpContext context, VendorReply reply, BodyFault fault, TimeProvider clock)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.Status is 204 or 304) return Task.CompletedTask;
        var spoilt = fault switch
        {
            BodyFault.Garbage => reply with { Body = Garbage },
            BodyFault.Truncated => reply with { Body = reply.Body[..(reply.Body.Length / 2)] },
            BodyFault.Empty => reply with { Body = [] },
            BodyFault.Html => VendorReply.Html(reply.Status, "Please stand by") with { Status = reply.Status },
            _ => reply,
        };
        context.Response.ContentType = spoilt.ContentType;
        return fault switch
        {
            BodyFault.Bomb => PackedAsync(context.Response, CompressionBomb.Bytes, context.RequestAborted),
            BodyFault.Drip => DripAsync(context.Response, spoilt.Body, clock, context.RequestAborted),
            _ when spoilt.Body.Length > WorthCompressing
                    && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase) =>
                PackedAsync(context.Response, Pack(spoilt.Body), context.RequestAborted),
            _ => PlainAsync(context.Response, spoilt.Body, context.RequestAborted),
        };
    }

    private static Task PlainAsync(HttpResponse response, byte[] bytes, CancellationToken aborted)
    {
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, aborted).AsTask();
    }

    private static Task PackedAsync(HttpResponse response, byte[] packed, CancellationToken aborted)
    {
        response.Headers.ContentEncoding = "gzip";
        response.Headers.Vary = "Accept-Encoding";
        return PlainAsync(response, packed, aborted);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task DripAsync(HttpResponse response, byte[] bytes, TimeProvider clock, CancellationToken aborted)
    {
        response.ContentLength = bytes.Length;
        for (var index = 0; index < bytes.Length; index++)
        {
            await response.Body.WriteAsync(bytes.AsMemory(index, 1), aborted);
            await response.Body.FlushAsync(aborted);
            await Task.Delay(DripEvery, clock, aborted);
        }
    }
}
