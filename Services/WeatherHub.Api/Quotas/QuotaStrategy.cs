using Polly;
using Polly.CircuitBreaker;
using WeatherHub.Weather.Providers;
using FaultKind = WeatherHub.Weather.Reports.FaultKind;

namespace WeatherHub.Api.Quotas;

/// <summary>Lets a call through only when the vendor's budget has room for it: each attempt is counted, retries like first ones.</summary>
internal sealed class QuotaStrategy(ProviderQuotas quotas, string vendor) : ResilienceStrategy<HttpResponseMessage>
{
    private static readonly ResiliencePropertyKey<Uri?> Address = new("weatherhub.address");

    /// <summary>Notes what is called, for its weight.</summary>
    public static void Note(ResilienceContext context, Uri? address) => context.Properties.Set(Address, address);

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        (Permit Permit, PermitResult PermitResult) taken;
        try
        {
            taken = await quotas.TakeAsync(vendor, context.Properties.GetValue(Address, null), context.CancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }

        if (taken.PermitResult.Wait is { } wait) return Outcome.FromException<HttpResponseMessage>(Refusal(wait, taken.PermitResult.Rests));
        var outcome = await callback(context, state);
        if (outcome.Exception is BrokenCircuitException) await quotas.ReturnAsync(vendor, taken.Permit);
        else await quotas.CalledAsync(vendor, outcome.Result);
        return outcome;
    }

    private static ProviderFaultException Refusal(TimeSpan wait, bool rests) => rests
        ? new ProviderFaultException(FaultKind.RateLimited, "the vendor asked to be left alone", wait)
        : new ProviderFaultException(FaultKind.BudgetExhausted, "the budget is spent", wait);
}

/// <summary>Names the gate in the pipeline.</summary>
internal sealed class QuotaStrategyOptions : ResilienceStrategyOptions
{
    public QuotaStrategyOptions() => Name = "Budget";
}
