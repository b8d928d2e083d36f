using System.Collections.Concurrent;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Resources.Forecast;

namespace WeatherHub.Api.Responses;

/// <summary>Stored, else made once for everyone who asks the same at the same time. In memory only, bounded by bytes.</summary>
internal sealed class ResponseCache(ForecastHandler maker, LoadShedder door, TimeProvider clock, UsageStatistics spending)
{
    /// <summary>Bytes of answers kept.</summary>
    internal const long Capacity = 64 * 1024 * 1024;

    private readonly LruCache<ForecastQuery, CachedResponse> stored = new(Capacity, made => made.Body!.Size);
    private readonly ConcurrentDictionary<ForecastQuery, Lazy<Task<CachedResponse>>> underWay = new();

    internal ValueTask<(CachedResponse Response, Access Access)> AnswerAsync(ForecastQuery query, CancellationToken cancellationToken, ContentCoding coding = ContentCoding.Identity)
    {
        spending.Requested();
        var now = clock.GetUtcNow();
        if (!stored.TryGet(query, out var made) || made.Life!.KeptUntil <= now)
        {
            // Who joins others costs nothing.
            if (!underWay.ContainsKey(query) && door.TurnsAway() is { } wait) return new((CachedResponse.Refused(wait), Access.Made));
            return new(MakeAsync(query, coding, cancellationToken));
        }

        made.HitCounter?.Add(now);
        spending.SavedByAnswer(made.Questions);
        return new((made, Access.Stored));
    }

    private async Task<(CachedResponse Response, Access Access)> MakeAsync(ForecastQuery query, ContentCoding coding, CancellationToken cancellationToken)
    {
        var mine = new Lazy<Task<CachedResponse>>(() => MakeAndStoreAsync(query, coding));
        var flight = underWay.GetOrAdd(query, mine);

        // A caller who leaves takes nobody else's answer along.
        var made = await flight.Value.WaitAsync(cancellationToken);
        if (ReferenceEquals(flight, mine)) return (made, Access.Made);
        spending.SavedByOthers(made.Questions);
        return (made, Access.Shared);
    }

    private async Task<CachedResponse> MakeAndStoreAsync(ForecastQuery query, ContentCoding coding)
    {
        try
        {
            var made = await door.AdmitAsync(() => MakeCodedAsync(query, coding), CachedResponse.Refused);
            if (made.Body is not null) stored.Set(query, made);
            return made;
        }
        finally
        {
            underWay.TryRemove(query, out _);
        }
    }

    // ContentCoding costs as much as making: it passes the door too.
    private async Task<CachedResponse> MakeCodedAsync(ForecastQuery query, ContentCoding coding)
    {
        var made = await maker.MakeAsync(query, CancellationToken.None);
        made.Body?.In(coding);
        return made;
    }
}
