using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Http;

/// <summary>What a caller accepts (RFC 9110, section 12.5).</summary>
internal static class ContentNegotiation
{
    /// <summary>The coding that the caller likes best; the smallest of those liked equally.</summary>
    internal static ContentCoding CodingFor(StringValues acceptEncoding)
    {
        if (StringValues.IsNullOrEmpty(acceptEncoding) || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var wishes)) return ContentCoding.Identity;
        double brotli = -1, gzip = -1, identity = -1, any = -1;
        foreach (var wish in wishes)
        {
            var quality = wish.Quality ?? 1;
            if (Is(wish, "br")) brotli = quality;
            else if (Is(wish, "gzip") || Is(wish, "x-gzip")) gzip = quality;
            else if (Is(wish, "identity")) identity = quality;
            else if (Is(wish, "*")) any = quality;
        }

        if (brotli < 0) brotli = any;
        if (gzip < 0) gzip = any;
        if (brotli > 0 && brotli >= gzip && brotli >= identity) return ContentCoding.Brotli;
        return gzip > 0 && gzip >= identity ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    /// <summary>Whether the caller takes JSON.</summary>
    internal static bool TakesJson(StringValues accept) => QualityOf(accept, "application/json") > 0;

    /// <summary>How much the caller likes a media type, 0 for not at all; the most specific range that fits decides.</summary>
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

    /// <summary>Whether the caller already has the tagged answer: a list, or <c>*</c>, compared weakly.</summary>
    internal static bool Has(StringValues ifNoneMatch, string tag)
    {
        if (StringValues.IsNullOrEmpty(ifNoneMatch)) return false;
        if (ifNoneMatch is [{ } one] && one == tag) return true;
        if (!EntityTagHeaderValue.TryParseList(ifNoneMatch, out var tags)) return false;
        foreach (var candidate in tags)
            if (candidate.Equals(EntityTagHeaderValue.Any) || candidate.Tag.Equals(tag, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool Is(StringWithQualityHeaderValue wish, string name) => wish.Value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
