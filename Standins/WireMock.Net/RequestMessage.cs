using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using WireMock.Types;

namespace WireMock;

internal sealed class RequestMessage(HttpRequest request) : IRequestMessage
{
    public string Url { get; } = request.GetEncodedUrl();

    public string Path { get; } = request.Path.Value ?? "/";

    public string Method { get; } = request.Method;

    public IDictionary<string, WireMockList<string>>? Headers { get; } = request.Headers.ToDictionary(
        header => header.Key, header => new WireMockList<string>([.. header.Value.OfType<string>()]), StringComparer.OrdinalIgnoreCase);

    public IDictionary<string, WireMockList<string>>? Query { get; } = (
        from part in (request.QueryString.Value ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let pair = part.Split('=', 2)
        from value in pair.ElementAtOrDefault(1)?.Split(',') ?? []
        group WebUtility.UrlDecode(value) by WebUtility.UrlDecode(pair[0]))
        .ToDictionary(values => values.Key, values => new WireMockList<string>([.. values]));

    public WireMockList<string>? GetParameter(string key, bool ignoreCase = false) =>
        Query?.FirstOrDefault(parameter => string.Equals(parameter.Key, key, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)).Value;
}
