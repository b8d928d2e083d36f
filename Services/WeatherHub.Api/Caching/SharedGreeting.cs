using WeatherHub.Api.Lifecycle;

namespace WeatherHub.Api.Caching;

/// <summary>
/// Connects to the shared store while the hub starts: connecting takes longer than a lookup may, so that the first requests would otherwise find
/// nothing there.
/// </summary>
internal sealed class SharedGreeting(SharedStore store) : IPreparation
{
    public async Task PrepareAsync(CancellationToken opened)
    {
        try
        {
            if (store.Exists) await (await store.CacheAsync()).GetAsync("greeting", CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The store is optional; lookups will find out for themselves when it is back.
        }
    }
}
