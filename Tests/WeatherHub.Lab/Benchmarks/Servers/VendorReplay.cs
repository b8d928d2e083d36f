using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>
/// Vendors that answer as cheaply as can be: with what the simulated ones said when a path was first asked for, whatever the place,
/// compressed
/// once, after a wait. <c>/calls</c> tells how often each path was asked for.
/// </summary>
internal sealed class VendorReplay(string vendors, Func<string, TimeSpan> latency, TimeProvider clock)
{
    internal const string Calls = "/calls";

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(30);

    private readonly HttpClient http = HttpClients.Create(vendors);
    private readonly ConcurrentDictionary<string, Lazy<Task<Recorded>>> recorded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);

    internal WebApplication Create(int port)
    {
        var app = ReferenceServers.Empty(port).Build();
        app.Run(AnswerAsync);
        return app;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == Calls)
        {
            var counts = Encoding.UTF8.GetBytes(string.Concat(calls.Select(call => $"{call.Key} {call.Value}\n")));
            context.Response.ContentLength = counts.Length;
            await context.Response.BodyWriter.WriteAsync(counts);
            return;
        }

        calls.AddOrUpdate(path, 1, (_, count) => count + 1);
        var record = await recorded.GetOrAdd(path, _ => new(() => RecordAsync(context.Request))).Value;
        var wait = latency(path.Split('/', 3)[1]);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock);
        var response = context.Response;
        response.StatusCode = record.Status;
        response.ContentType = record.ContentType;
        response.Headers.ContentEncoding = "gzip";
        response.Headers.LastModified = record.LastModified;
        response.Headers.Expires = (clock.GetUtcNow() + FreshFor).ToString("R", CultureInfo.InvariantCulture);
        response.ContentLength = record.Body.Length;
        await response.BodyWriter.WriteAsync(record.Body);
    }

    private async Task<Recorded> RecordAsync(HttpRequest request)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri($"{request.Path}{request.QueryString}", UriKind.Relative));
        question.Headers.TryAddWithoutValidation("User-Agent", request.Headers.UserAgent.ToString());
        using var answer = await http.SendAsync(question);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await answer.Content.CopyToAsync(gzip);
        var modified = answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);
        return new Recorded((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), modified, packed.ToArray());
    }

    private sealed record Recorded(int Status, string? ContentType, string? LastModified, byte[] Body);
}
