using System.Threading.Channels;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// Takes into memory, in the background and a few at a time, the reports of responses that another replica has made: so that a replica can
/// answer by itself what it has answered once, should Redis and the providers fail. Best effort; no provider is called.
/// </summary>
internal sealed class ReportPreloader(RedisStore redis, ReportCache cache, TimeProvider clock) : BackgroundService
{
    private const int MostWaiting = 16_384;
    private const int AtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<ReportKey> waiting =
        Channel.CreateBounded<ReportKey>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Notes a report that this process does not hold.</summary>
    internal void Add(ReportKey key)
    {
        if (redis.Exists) waiting.Writer.TryWrite(key);
    }

    /// <summary>Takes the next few into memory.</summary>
    internal async Task LoadAsync()
    {
        for (var count = 0; count < AtOnce && waiting.Reader.TryRead(out var key); count++)
            if (cache.Peek(key) is null)
                await cache.PreloadAsync(key);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!redis.Exists) return;
        try
        {
            using var ticks = new PeriodicTimer(Pause, clock);
            while (await ticks.WaitForNextTickAsync(stoppingToken)) await LoadAsync();
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }
}
