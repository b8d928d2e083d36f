using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>A response of the hub as it went over the wire, to be given again, byte for byte.</summary>
internal sealed class StoredResponse
{
    // The server that gives it again adds these itself, as the hub's does.
    private static readonly HashSet<string> Own =
        new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "Connection", "Transfer-Encoding", "Content-Length" };

    private readonly KeyValuePair<string, StringValues>[] headers;

    private StoredResponse(int status, KeyValuePair<string, StringValues>[] headers, byte[] body) =>
        (Status, this.headers, Body) = (status, headers, body);

    internal int Status { get; }

    internal byte[] Body { get; }

    /// <summary>The value of a header; null when there is none.</summary>
    internal string? Header(string name) => headers
        .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header.Value.ToString()).FirstOrDefault();

    /// <summary>A response whose body was sent as it is, without chunks.</summary>
    internal static StoredResponse Parse(byte[] wire)
    {
        var end = wire.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(wire, 0, end).Split("\r\n");
        var sent = lines.Skip(1).Select(line => line.Split(": ", 2))
            .Select(parts => KeyValuePair.Create(parts[0], new StringValues(parts[1]))).ToArray();
        if (sent.Any(header => header.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidDataException("the response came in chunks");
        return new StoredResponse(
            int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture), [.. sent.Where(header => !Own.Contains(header.Key))],
            wire[(end + 4)..]);
    }

    /// <summary>The body of a response as text.</summary>
    internal static string Text(byte[] wire) => Encoding.UTF8.GetString(Parse(wire).Body);

    internal Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in headers) response.Headers[name] = value;
        if (Status == StatusCodes.Status304NotModified) return Task.CompletedTask;
        response.ContentLength = Body.Length;
        var written = response.BodyWriter.WriteAsync(Body);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }
}
