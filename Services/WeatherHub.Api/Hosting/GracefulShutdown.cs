using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// Between the signal to stop and stopping, the hub is not ready any more but goes on serving: a load balancer needs a moment to notice,
/// and what it sends meanwhile must not be refused.
/// </summary>
internal sealed class GracefulShutdown(IOptions<LifecycleOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    private volatile bool hasBegun;

    /// <summary>Whether the hub was told to stop.</summary>
    public bool HasBegun => hasBegun;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes before anything stops, the web server above all.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        hasBegun = true;
        await Task.Delay(options.Value.DrainDelay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
