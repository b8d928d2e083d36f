using System.Collections.Concurrent;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// Logs once when a provider goes down or limits calls, and why, and once when it is back; metrics have the rest.
/// </summary>
internal sealed partial class HealthLog(ILogger<HealthLog> logger, TimeProvider clock)
{
    private const int FailuresUntilDown = 3;

    /// <summary>A provider that limits by rate again and again, without an answer in between, is logged this often.</summary>
    private static readonly TimeSpan RestToldAgain = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Trouble> troubled = new();

    /// <summary>Notes the outcome of a call.</summary>
    public void Heard(string provider, Outcome outcome)
    {
        if (outcome is Failed { Kind: FaultKind.NotCovered or FaultKind.RateLimited }) return;
        if (outcome is Failed failure) Note(troubled.GetOrAdd(provider, _ => new Trouble()), failure);
        else if (troubled.TryRemove(provider, out var trouble) && trouble.IsTold) Log.Back(logger, provider);
    }

    /// <summary>Notes that the provider limits by rate, here or another replica.</summary>
    public void Rests(string provider, DateTimeOffset until)
    {
        var trouble = troubled.GetOrAdd(provider, _ => new Trouble());
        var now = clock.GetUtcNow();
        lock (trouble)
        {
            if (trouble.RestToldAt + RestToldAgain > now) return;
            (trouble.RestToldAt, trouble.IsTold) = (now, true);
        }

        Log.Rests(logger, provider, until);
    }

    private void Note(Trouble trouble, Failed failure)
    {
        lock (trouble)
        {
            // A provider that is not called because of failures keeps the cause of the last one.
            if (trouble.Cause is null || failure.Kind is not (FaultKind.CircuitOpen or FaultKind.BudgetExhausted))
                trouble.Cause = CauseOf(failure);
            if (++trouble.Failures != FailuresUntilDown) return;
            trouble.IsTold = true;
        }

        Log.Down(logger, failure.Provider, trouble.Cause);
    }

    private static string CauseOf(Failed failure) => failure.Cause?.ToString() ?? FetchTelemetry.Name(failure.Kind);

    private sealed class Trouble
    {
        public int Failures { get; set; }

        public string? Cause { get; set; }

        public DateTimeOffset RestToldAt { get; set; }

        public bool IsTold { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} is down: {Cause}")]
        public static partial void Down(ILogger logger, string provider, string? cause);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} limits our calls and is not called until {Until:u}")]
        public static partial void Rests(ILogger logger, string provider, DateTimeOffset until);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} is back")]
        public static partial void Back(ILogger logger, string provider);
    }
}
