using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WeatherHub.Api.Responses;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Http;

/// <summary>What a caller accepts (RFC 9110, section 12.5).</summary>
internal static class ContentNegotiation
{
    // Browsers and programs send few different values: each is parsed once.
    private const int Remembered = 256;
    private const int LongestRemembered = 256;

    private static readonly LruCache<string, ContentCoding> Codings = new(Remembered, static _ => 1);
    private static readonly LruCache<string, bool> Json = new(Remembered, static _ => 1);

    /// <summary>The coding that the caller prefers; of equally preferred ones the smallest.</summary>
    internal static ContentCoding CodingFor(StringValues acceptEncoding) =>
        Remember(Codings, acceptEncoding, ContentCoding.Identity, ParseCoding);

    /// <summary>Whether the caller takes JSON.</summary>
    internal static bool TakesJson(StringValues accept) =>
        Remember(Json, accept, true, static value => QualityOf(value, "application/json") > 0);

    private static T Remember<T>(LruCache<string, T> parsed, StringValues header, T absent, Func<StringValues, T> parse)
    {
        if (header.Count == 0) return absent;
        if (header is not [{ Length: <= LongestRemembered } value]) return parse(header);
        if (!parsed.TryGet(value, out var known)) parsed.Set(value, known = parse(header));
        return known;
    }

    // Who takes no coding that there is gets the response as it is, also who refuses that: it may be of use, a refusal is not (RFC 9110,
    // section 12.5.3, allows both).
    private static ContentCoding ParseCoding(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var preferences)) return ContentCoding.Identity;
        double brotli = -1, gzip = -1, identity = -1, any = -1;
        foreach (var preference in preferences)
        {
            var quality = preference.Quality ?? 1;
            if (Is(preference, "br")) brotli = quality;
            else if (Is(preference, "gzip") || Is(preference, "x-gzip")) gzip = quality;
            else if (Is(preference, "identity")) identity = quality;
            else if (Is(preference, "*")) any = quality;
        }

        if (brotli < 0) brotli = any;
        if (gzip < 0) gzip = any;
        if (brotli > 0 && brotli >= gzip && brotli >= identity) return ContentCoding.Brotli;
        return gzip > 0 && gzip >= identity ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    /// <summary>The quality that the caller gives a media type, 0 for none; the most specific matching range decides.</summary>
    internal static double QualityOf(StringValues accept, string mediaType)
    {
        if (StringValues.IsNullOrEmpty(accept) || !MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return 1;
        var (specificity, quality) = (-1, 0.0);
        foreach (var range in ranges)
        {
            var fit = range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 2
                : range.MatchesAllSubTypes && mediaType.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 1
                : range.MatchesAllTypes ? 0 : -1;
            if (fit > specificity) (specificity, quality) = (fit, range.Quality ?? 1);
        }

        return quality;
    }

    private static bool Is(StringWithQualityHeaderValue preference, string name) =>
        preference.Value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
