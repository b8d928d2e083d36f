using System.Collections.Concurrent;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Pipeline;

/// <summary>Tells the log once when a vendor goes down and once when it is back; counters tell the rest.</summary>
internal sealed partial class VendorPulse(ILogger<VendorPulse> logger)
{
    private const int FailuresUntilDown = 3;

    private readonly ConcurrentDictionary<string, int> failures = new();

    public void Heard(string provider, Outcome outcome)
    {
        if (outcome is Failed { Kind: FaultKind.NotCovered }) return;
        if (outcome is Failed failure)
        {
            if (failures.AddOrUpdate(provider, 1, (_, count) => count + 1) == FailuresUntilDown) Log.Down(logger, provider, failure.Kind);
        }
        else if (failures.TryRemove(provider, out var count) && count >= FailuresUntilDown)
        {
            Log.Back(logger, provider);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} is down: {Fault}")]
        public static partial void Down(ILogger logger, string provider, FaultKind fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} is back")]
        public static partial void Back(ILogger logger, string provider);
    }
}
