using System.Diagnostics;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>How a report was had, or an answer's reports.</summary>
internal enum CacheUse
{
    /// <summary>Every report was fresh in the cache.</summary>
    Hit,

    /// <summary>At least one provider was called.</summary>
    Miss,

    /// <summary>At least one used report is past its freshness.</summary>
    Stale,

    /// <summary>An identical request was under way; this one waited for it.</summary>
    Collapsed,
}

/// <summary>What came of a request, and how.</summary>
/// <param name="Outcome">The report, or why there is none.</param>
/// <param name="Use">From the cache, by a call, or with another caller's request.</param>
/// <param name="Span">The span of the call; default where none was made.</param>
internal sealed record FetchResult(Outcome Outcome, CacheUse Use, ActivityContext Span = default)
{
    /// <summary>How an answer made of these was had: the word that says most about it.</summary>
    public static CacheUse Sum(IReadOnlyList<FetchResult> all)
    {
        if (all.Any(result => result.Outcome is Reported { Stale: true })) return CacheUse.Stale;
        if (all.Any(result => result.Use == CacheUse.Miss)) return CacheUse.Miss;
        return all.Any(result => result.Use == CacheUse.Collapsed) ? CacheUse.Collapsed : CacheUse.Hit;
    }
}
