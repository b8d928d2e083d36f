using WeatherHub.Api.Abstractions;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// Connects to the shared store while the hub starts: connecting takes longer than a lookup may, so that the first requests would otherwise find
/// nothing there. Opening waits for it no longer than 1.5 s: a store that hangs delays a start and does not prevent it.
/// </summary>
internal sealed class RedisWarmup(SharedStore store, TimeProvider clock) : IWarmupTask
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public async Task WarmUpAsync(CancellationToken opened)
    {
        if (!store.Exists) return;
        var passed = Task.Delay(Patience, clock, opened);
        await Task.WhenAny(GreetAsync(), passed);
    }

    // It goes on when nobody waits for it any more: the connection is wanted all the same.
    private async Task GreetAsync()
    {
        try
        {
            await (await store.CacheAsync()).GetAsync("greeting", CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The store is optional; lookups will find out for themselves when it is back.
        }
    }
}
