using System.Collections.Concurrent;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>
/// Requests that end in 503, in the log: the first of a kind at once, then no more than one line in ten seconds, which says how many there were
/// meanwhile. An overload is no reason to write more.
/// </summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> logger, TimeProvider clock)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Kind> kinds = new();

    internal void Refused(Refusal refusal, string trace)
    {
        if (refusal.Status != StatusCodes.Status503ServiceUnavailable) return;
        var type = refusal.Kind ?? ProblemTypes.Unavailable;
        var kind = kinds.GetOrAdd(type, _ => new Kind());
        int untold;
        lock (kind)
        {
            var now = clock.GetUtcNow();
            if (now < kind.Next)
            {
                kind.Untold++;
                return;
            }

            (untold, kind.Untold, kind.Next) = (kind.Untold, 0, now + Pause);
        }

        var causes = refusal.Causes.Length > 0 ? refusal.Causes : "no vendor was asked";
        Log.Refused(logger, type[(type.LastIndexOf('/') + 1)..], trace, causes, untold);
    }

    private sealed class Kind
    {
        public DateTimeOffset Next { get; set; }

        public int Untold { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Answered 503 {Kind}, trace {Trace}: {Causes}; {Untold} more since the last such line")]
        internal static partial void Refused(ILogger logger, string kind, string trace, string causes, int untold);
    }
}
