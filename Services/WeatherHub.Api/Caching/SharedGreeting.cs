namespace WeatherHub.Api.Caching;

/// <summary>
/// Connects to the shared store while the hub starts, without waiting for it: connecting takes longer than a lookup may, so that the first
/// requests would otherwise find nothing there.
/// </summary>
internal sealed class SharedGreeting(SharedStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (store.Exists) _ = Task.Run(GreetAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
