using System.Collections.Concurrent;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>Why there is no answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">This occurrence in English; null for the problem type's own words.</param>
/// <param name="Providers">The state of each provider.</param>
/// <param name="RetryAfter">When a retry makes sense.</param>
/// <param name="Type">The problem's type, where the status alone does not say it.</param>
internal sealed record Refusal(
    int Status, string? Detail, IReadOnlyList<ProblemProvider> Providers, TimeSpan? RetryAfter, string? Type = null)
{
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>The state of each provider and its cause, for the log alone; empty where none was requested.</summary>
    internal string Causes { get; private init; } = "";

    /// <summary>The hub sheds load.</summary>
    internal static Refusal Overloaded(TimeSpan retryAfter) =>
        new(StatusCodes.Status503ServiceUnavailable, null, [], retryAfter, ProblemTypes.Overloaded);

    /// <summary>No report can be served.</summary>
    internal static Refusal Of(IReadOnlyList<Outcome> outcomes)
    {
        var states = ProviderState.Of(outcomes);
        ProblemProvider[] providers = [.. states.Select(state => new ProblemProvider { Id = state.Id, State = state.State })];
        if (!states.Any(state => state.IsAsked))
            return new Refusal(
                StatusCodes.Status422UnprocessableEntity, "No enabled vendor covers what was asked for at this place.", providers, null);
        var failed = outcomes.OfType<Failed>().ToList();
        var tooOld = outcomes.OfType<Skipped>().Where(skipped => skipped.Reason == SkipReason.TooOld).ToList();
        var retryAfter = failed.Select(one => one.RetryAfter).Concat(tooOld.Select(one => one.RetryAfter)).Min() ?? DefaultRetryAfter;
        return new Refusal(
            StatusCodes.Status503ServiceUnavailable,
            tooOld.Count > 0
                ? "What the vendors said last is older than maxAge, and they need not be asked again yet."
                : "No vendor answers at the moment, and nothing acceptable is stored for this place.",
            providers,
            TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(retryAfter.TotalSeconds), 1, 600)),
            tooOld.Count > 0 ? ProblemTypes.TooOld : null)
        {
            Causes = string.Join(", ", states.Select(state => $"{state.Id} {state.State}{CauseOf(state.Id)}")),
        };

        string CauseOf(string provider) =>
            failed.Find(one => one.Provider == provider && one.Cause is not null)?.Cause is { } cause ? $": {cause}" : "";
    }
}

/// <summary>
/// Logs requests that end in 503: the first of a type at once, then at most one line in ten seconds, which counts those in between.
/// An overload is no reason to write more.
/// </summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> logger, TimeProvider clock)
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Throttle> throttles = new();

    internal void Write(Refusal refusal, string trace)
    {
        if (refusal.Status != StatusCodes.Status503ServiceUnavailable) return;
        var type = refusal.Type ?? ProblemTypes.Unavailable;
        var throttle = throttles.GetOrAdd(type, _ => new Throttle());
        int suppressed;
        lock (throttle)
        {
            var now = clock.GetUtcNow();
            if (now < throttle.Next)
            {
                throttle.Suppressed++;
                return;
            }

            (suppressed, throttle.Suppressed, throttle.Next) = (throttle.Suppressed, 0, now + Interval);
        }

        Log.Refused(
            logger,
            type[(type.LastIndexOf('/') + 1)..],
            trace,
            refusal.Causes.Length > 0 ? refusal.Causes : "no vendor was asked",
            suppressed);
    }

    private sealed class Throttle
    {
        public DateTimeOffset Next { get; set; }

        public int Suppressed { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning, Message = "Answered 503 {Kind}, trace {Trace}: {Causes}; {Untold} more since the last such line")]
        internal static partial void Refused(ILogger logger, string kind, string trace, string causes, int untold);
    }
}
