using Microsoft.AspNetCore.Http;
using WeatherHub.Lab.Benchmarks.Load;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>One forecast in every form that is asked for, as the hub gave it before the run.</summary>
internal sealed class StoredResponses
{
    private const string Identity = "identity";
    private const string Gzip = "gzip";
    private const string Brotli = "br";
    private const string NotModified = "not-modified";

    private readonly StoredResponse identity;
    private readonly StoredResponse gzip;
    private readonly StoredResponse brotli;
    private readonly StoredResponse notModified;

    private StoredResponses(Func<string, StoredResponse> read) =>
        (identity, gzip, brotli, notModified) = (read(Identity), read(Gzip), read(Brotli), read(NotModified));

    internal StoredResponse Plain => identity;

    internal static StoredResponses From(string folder) => new(name => StoredResponse.Parse(File.ReadAllBytes(Path.Combine(folder, name))));

    /// <summary>Asks a hub for all forms of a forecast and writes them down.</summary>
    internal static StoredResponses Record(int port, string path, string folder)
    {
        using var hub = new RawExchange(port);
        Write(Identity);
        Write(Gzip, "Accept-Encoding: gzip");
        Write(Brotli, "Accept-Encoding: br");
        Write(NotModified, $"If-None-Match: {Read(Identity).Header("ETag")}");
        return From(folder);

        void Write(string name, params string[] headers) =>
            File.WriteAllBytes(Path.Combine(folder, name), hub.Send(RequestBytes.Get(path, headers)));

        StoredResponse Read(string name) => StoredResponse.Parse(File.ReadAllBytes(Path.Combine(folder, name)));
    }

    /// <summary>The form that a request asks for.</summary>
    internal StoredResponse For(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.Count > 0) return notModified;
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.Ordinal) ? brotli
            : accepted.Contains("gzip", StringComparison.Ordinal) ? gzip : identity;
    }
}
