using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WeatherHub.Verification.Skill;

namespace WeatherHub.Verification.Learning;

/// <summary>Runs a cycle every so often, for as long as the hub runs. An error costs one cycle.</summary>
internal sealed partial class VerificationWorker(
    VerificationCycle cycle, SkillRepository skills, IOptions<LearningOptions> options, TimeProvider clock,
    ILogger<VerificationWorker> logger)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.Value.Enabled) await TryAsync(cycle.CloseAsync);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        try
        {
            using var ticks = new PeriodicTimer(options.Value.Every, clock);
            await TryAsync(skills.RefreshAsync);
            while (await ticks.WaitForNextTickAsync(stoppingToken)) await TryAsync(cycle.RunAsync);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "A verification cycle failed; the next one goes on from here")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
