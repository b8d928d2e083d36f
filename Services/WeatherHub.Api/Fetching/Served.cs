using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>A vendor's outcome and how it was had.</summary>
/// <param name="Outcome">What became of the question.</param>
/// <param name="Use">From the cache, by asking, or with another caller's question.</param>
internal readonly record struct Served(Outcome Outcome, CacheUse Use)
{
    /// <summary>How an answer made of these was had: the word that says most about it.</summary>
    public static CacheUse Sum(IReadOnlyList<Served> all)
    {
        if (all.Any(served => served.Outcome is Reported { Stale: true })) return CacheUse.Stale;
        if (all.Any(served => served.Use == CacheUse.Miss)) return CacheUse.Miss;
        return all.Any(served => served.Use == CacheUse.Collapsed) ? CacheUse.Collapsed : CacheUse.Hit;
    }
}
