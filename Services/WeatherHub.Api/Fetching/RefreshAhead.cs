using Microsoft.Extensions.Options;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// Fetches again what is hot shortly before it expires, so that nobody meets it expired. Never before the vendor's own word has passed: what is shortened
/// is the margin that we add to it.
/// </summary>
internal sealed class RefreshAhead(RequestFrequency heat, FreshnessPolicy life, NegativeCache faults, SingleFlight flights, IOptions<ReportsOptions> options)
{
    private readonly int hot = options.Value.HotAsks;

    // One try for each report: should it fail, expiry is soon enough for the next.
    private readonly LruCache<ReportKey, DateTimeOffset> tried = new(20_000, static _ => 1);

    /// <summary>Notes that a question was asked, and sees to its report when it is hot and due.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="fresh">The report that answered it; null when none was fresh.</param>
    /// <param name="asks">How often it was asked.</param>
    public void Asked(Question question, Report? fresh, int asks = 1)
    {
        var count = heat.Warm(question.Key, asks);
        if (fresh is null || hot == 0 || count < hot || !life.IsDue(question.Key, fresh) || faults.Held(question.Key) is not null) return;
        lock (tried)
        {
            if (tried.TryGet(question.Key, out var at) && at == fresh.FetchedAt) return;
            tried.Set(question.Key, fresh.FetchedAt);
        }

        flights.Join(question with { IsEarly = true }, background: true, out _);
    }
}
