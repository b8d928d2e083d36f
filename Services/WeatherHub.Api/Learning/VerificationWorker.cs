using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Learning;

/// <summary>Looks every so often, for as long as the hub runs. What goes wrong costs one round.</summary>
internal sealed partial class VerificationWorker(VerificationCycle round, SkillRepository board, IOptions<LearningOptions> options, TimeProvider clock, ILogger<VerificationWorker> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.Value.Enabled) await TryAsync(round.CloseAsync);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        try
        {
            using var ticks = new PeriodicTimer(options.Value.Every, clock);
            await TryAsync(board.RefreshAsync);
            while (await ticks.WaitForNextTickAsync(stoppingToken)) await TryAsync(round.RunAsync);
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for what observations teach went wrong; the next round goes on from here")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
