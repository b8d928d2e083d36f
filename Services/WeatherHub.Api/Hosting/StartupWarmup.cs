using Microsoft.Extensions.Options;
using WeatherHub.Api.Abstractions;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// Prepares before the web server listens, for so long and no longer: a Redis that hangs delays a start and does not prevent it.
/// </summary>
internal sealed class StartupWarmup(IEnumerable<IWarmupTask> preparations, IOptions<LifecycleOptions> options, TimeProvider clock)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var opened = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = opened.Token;
        var prepared = Task.WhenAll(
            preparations.Select(preparation => Task.Run(() => preparation.WarmUpAsync(token), CancellationToken.None)));
        await Task.WhenAny(prepared, Task.Delay(options.Value.WarmUp, clock, opened.Token));
        await opened.CancelAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
