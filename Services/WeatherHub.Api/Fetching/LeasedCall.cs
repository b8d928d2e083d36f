using WeatherHub.Api.Redis;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// One call for the fleet: of all replicas that want a report one asks the vendor, and what comes of it, good or bad, is everybody's. Goes before the call,
/// and before whatever counts calls.
/// </summary>
internal sealed class LeasedCall(DistributedSingleFlight fleet, Leases leases, SharedBackoff rest, ReportCache cache, FreshnessPolicy life, NegativeCache faults, VendorCall call)
{
    public Task<Outcome> AskAsync(Question question, Report? known, Origin origin, InFlightFetch flight) => fleet.RunAsync(new LeasedFetch<Outcome>(
        question.Key.ToString(),
        question.Key.Provider,
        () => LookAsync(question, known),
        lease => AskAsync(question, lease, () => call.AskAsync(question, known, origin, flight)),
        fault => Settle(question, fault)));

    private async Task<Outcome?> LookAsync(Question question, Report? known) =>
        await cache.RecallAsync(question.Key, known, question.IsEarly) is { } report && life.Settles(question.Key, report, question.IsEarly)
            ? new Reported(report, Stale: false)
            : null;

    private async Task<Outcome> AskAsync(Question question, Lease? lease, Func<Task<Outcome>> ask)
    {
        if (await rest.LeftAsync(question.Key.Provider) is { } left)
        {
            var resting = new Failed(question.Key.Provider, question.Key.Kind, FaultKind.RateLimited, TimeSpan.Zero, left);
            _ = TellAsync(lease, resting);
            return resting;
        }

        var outcome = await leases.WhileHoldingAsync(lease, ask);
        if (outcome is Reported reported) return new Reported(cache.Keep(question.Key, reported.Report, lease), Stale: false);
        var failure = (Failed)outcome;
        _ = failure.Kind == FaultKind.RateLimited ? RestAsync(lease, failure with { RetryAfter = faults.RestAfter(failure) }) : TellAsync(lease, failure);
        return outcome;
    }

    // First the vendor's rest, then the lease's end: who comes between them finds one or the other.
    private async Task RestAsync(Lease? lease, Failed failure)
    {
        await rest.BeginAsync(failure.Provider, failure.RetryAfter!.Value);
        await TellAsync(lease, failure);
    }

    // What is only this replica's trouble is not told as the vendor's.
    private Task TellAsync(Lease? lease, Failed failure) =>
        lease is null ? Task.CompletedTask
        : failure.Kind is FaultKind.CircuitOpen or FaultKind.BudgetExhausted ? leases.ReleaseAsync(lease)
        : leases.ReleaseAsync(lease, new SharedFault(failure.Kind, failure.RetryAfter, faults.HoldAfter(failure)));

    private Failed Settle(Question question, SharedFault fault)
    {
        var failure = new Failed(question.Key.Provider, question.Key.Kind, fault.Kind, TimeSpan.Zero, fault.RetryAfter);
        faults.Remember(question.Key, failure, fault.Left);
        return failure;
    }
}
