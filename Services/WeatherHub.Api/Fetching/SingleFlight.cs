using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Single flight: however many callers ask one vendor for one cell, it is asked once.</summary>
internal sealed class SingleFlight(
    ReportCache cache,
    FreshnessPolicy life,
    NegativeCache faults,
    LeasedCall call,
    FirstCallDeadlines firsts,
    IOptions<ReportsOptions> options,
    TimeProvider clock)
{
    private readonly ConcurrentDictionary<ReportKey, InFlightFetch> aloft = new();
    private readonly TimeSpan grace = options.Value.RefreshGrace;

    /// <summary>Joins the flight that asks this, or starts it.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="background">Whether nobody is going to wait for it long.</param>
    /// <param name="joined">Whether another caller had started it.</param>
    public InFlightFetch Join(Question question, bool background, out bool joined)
    {
        while (true)
        {
            if (aloft.TryGetValue(question.Key, out var flight))
            {
                joined = true;
                return flight;
            }

            flight = new InFlightFetch(Task.Delay(grace, clock));
            if (!aloft.TryAdd(question.Key, flight)) continue;
            joined = false;
            var caller = Activity.Current?.Context ?? default;
            _ = Task.Run(() => FlyAsync(question, flight, background ? new Origin(default, caller) : new Origin(caller, default)));
            return flight;
        }
    }

    private async Task FlyAsync(Question question, InFlightFetch flight, Origin origin)
    {
        Outcome outcome;
        try
        {
            outcome = await LookThenAskAsync(question, flight, origin);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            outcome = new Failed(question.Key.Provider, question.Key.Kind, Faults.Of(exception).Kind, TimeSpan.Zero);
        }

        // First the memory, then the flight's end: whoever comes between them finds one or the other.
        if (outcome is not Failed failure) faults.Forget(question.Key);
        else if (faults.Held(question.Key) is null) faults.Remember(question.Key, failure);
        aloft.TryRemove(question.Key, out _);
        flight.Land(outcome);
        var wasHeld = outcome is Reported reported && ReferenceEquals(reported.Report, await flight.Recalled);
        if (!wasHeld) firsts.End(question.Key);
    }

    private async Task<Outcome> LookThenAskAsync(Question question, InFlightFetch flight, Origin origin)
    {
        var known = await cache.RecallAsync(question.Key, cache.Find(question.Key), question.IsEarly);
        flight.Recall(known);
        if (known is not null && life.Settles(question.Key, known, question.IsEarly)) return new Reported(known, Stale: false);
        if ((faults.Held(question.Key) ?? faults.Resting(question)) is { } standing) return standing;
        return await call.AskAsync(question, known, origin, flight);
    }
}
