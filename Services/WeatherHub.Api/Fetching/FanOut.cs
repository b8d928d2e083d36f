using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Asks everyone at once and is done at the deadline, whoever is missing then.</summary>
internal sealed class FanOut(
    ReportCache cache,
    FreshnessPolicy life,
    NegativeCache faults,
    SingleFlight flights,
    RefreshAhead early,
    ResponseTimes times,
    FirstCallDeadlines firsts,
    IOptions<FanOutOptions> options,
    TimeProvider clock,
    HubMeter meter)
{
    private readonly FanOutOptions options = options.Value;

    /// <summary>The question's fresh report, when this process holds one.</summary>
    public Reported? Fresh(Question question) =>
        cache.Find(question.Key) is { } report && life.IsFresh(report) ? new Reported(report, Stale: false) : null;

    /// <summary>Notes that a question was answered without asking: what is hot is fetched again before it expires.</summary>
    public void Asked(Question question, Report? fresh, int asks = 1) => early.Asked(question, fresh, asks);

    /// <summary>What became of each question, in their order.</summary>
    public async Task<IReadOnlyList<Served>> AskAsync(IReadOnlyList<Question> questions, Terms terms, CancellationToken cancellationToken)
    {
        using var span = FetchTelemetry.StartFanOut(questions, options.Deadline);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = new Patience(options, times, terms.WaitsForAll, clock, done.Token);
        try
        {
            return await Task.WhenAll(questions.Select(question => AnswerAsync(question, terms, patience)));
        }
        finally
        {
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<Served> AnswerAsync(Question question, Terms terms, Patience patience)
    {
        var served = await ServeAsync(question, terms, patience);
        patience.Heard(served.Outcome);
        return served;
    }

    private async Task<Served> ServeAsync(Question question, Terms terms, Patience patience)
    {
        var started = clock.GetTimestamp();
        var known = cache.Find(question.Key);
        early.Asked(question, known is not null && life.IsFresh(known) ? known : null);
        if (known is not null && life.IsFresh(known)) return new Served(terms.Judge(new Reported(known, Stale: false), clock.GetUtcNow()), CacheUse.Hit);
        known = terms.Young(known);
        if (faults.Held(question.Key) is { } held) return new Served(InsteadOf(held, known), CacheUse.Hit);

        var first = firsts.Deadline(question.Key);
        var flight = flights.Join(question, background: known is not null && Suffices(question, known), out var joined);
        if (joined) Coalesce(flight);
        var passed = patience.For(question);
        var use = joined ? CacheUse.Collapsed : CacheUse.Miss;
        await Task.WhenAny(flight.Recalled, passed);
        if (flight.Recalled.IsCompletedSuccessfully) known = terms.Young(await flight.Recalled) ?? known;
        await Task.WhenAny(flight.Landed, passed, known is not null && Suffices(question, known) ? flight.Grace : passed);
        if (passed.IsCompletedSuccessfully && !IsServable(known)) await Task.WhenAny(flight.Landed, patience.Until(first));
        if (!flight.Landed.IsCompletedSuccessfully)
        {
            // What was kept a moment ago counts, though its flight has not quite landed.
            return new Served(Meanwhile(question, terms.Young(cache.Find(question.Key)) ?? known, passed, started), use);
        }

        var landed = await flight.Landed;
        return new Served(landed is Reported reported ? terms.Judge(reported, clock.GetUtcNow()) : InsteadOf((Failed)landed, known), use);
    }

    /// <summary>Whether a report past its freshness will do while it is being refreshed: it is only just past, or the vendor has been failing.</summary>
    private bool Suffices(Question question, Report known) => life.IsLate(known) || faults.Last(question.Key) is not null;

    private bool IsServable([NotNullWhen(true)] Report? known) => known is not null && life.IsServable(known);

    private Outcome InsteadOf(Failed failure, Report? known) =>
        IsServable(known) ? new Reported(known, Stale: !life.IsFresh(known), failure.Kind) : failure;

    private Outcome Meanwhile(Question question, Report? known, Task passed, long started)
    {
        if (IsServable(known))
            return life.IsFresh(known)
                ? new Reported(known, Stale: false)
                : new Reported(known, Stale: true, faults.Last(question.Key) ?? (passed.IsCompleted ? FaultKind.Timeout : null));
        return new Failed(question.Key.Provider, question.Key.Kind, FaultKind.Timeout, clock.GetElapsedTime(started));
    }

    private void Coalesce(InFlightFetch flight)
    {
        meter.Coalesced();
        if (flight.Trace != default) Activity.Current?.AddLink(new ActivityLink(flight.Trace));
    }
}
