using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Redis;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>Every provider's budget. Providers are looked up when one is called, not before: their clients are built upon this.</summary>
internal sealed class ProviderQuotas(
    IServiceProvider services,
    IQuotaStore store,
    SharedBackoff backoff,
    UsageStatistics usage,
    IOptions<QuotaOptions> options,
    SharedFetchOptions fetch,
    TimeProvider clock)
{
    private readonly QuotaOptions options = options.Value;
    private readonly ConcurrentDictionary<string, Budget> quotas = new();

    /// <summary>A provider's budget; without windows for an unknown provider.</summary>
    public Budget Of(string vendor) => quotas.GetOrAdd(vendor, id =>
    {
        var profile = services.GetServices<IWeatherProvider>().FirstOrDefault(provider => provider.Profile.Id == id)?.Profile;
        return new Budget(id, profile?.Quota ?? CallQuota.Unlimited, options.Reserve);
    });

    /// <summary>What is known here of a provider's windows.</summary>
    public QuotaState StateOf(string vendor) => store.StateOf(Of(vendor));

    /// <summary>Until when the provider wants no call; null when it may be called.</summary>
    public DateTimeOffset? RestsUntil(string vendor) => backoff.Until(vendor);

    /// <summary>How long a call does not fit into what is not kept in reserve; null when it does. Counts as refused if not.</summary>
    public TimeSpan? WaitOutsideReserve(string vendor)
    {
        if (!options.Enabled) return null;
        var budget = Of(vendor);
        var wait = store.StateOf(budget).WaitOutsideReserve(new Permit(budget.WeightOf(null), clock.GetUtcNow()));
        if (wait is not null) usage.Refused(vendor);
        return wait;
    }

    /// <summary>Takes a permit from the provider's budget; waits for one where that is soon.</summary>
    public async ValueTask<(Permit Permit, PermitResult PermitResult)> TakeAsync(
        string vendor, Uri? call, CancellationToken cancellationToken)
    {
        if (!options.Enabled) return (default, PermitResult.Granted);
        var budget = Of(vendor);
        var latest = clock.GetUtcNow() + options.Patience;
        while (true)
        {
            var permit = new Permit(budget.WeightOf(call), clock.GetUtcNow());
            var result = await store.TakeAsync(budget, permit);
            if (result.Wait is not { } wait) return (permit, result);
            if (permit.At + wait > latest)
            {
                usage.Refused(vendor);
                return (permit, result);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Gives back what a call took that was not made after all.</summary>
    public ValueTask ReturnAsync(string vendor, Permit permit) => options.Enabled ? store.ReturnAsync(Of(vendor), permit) : default;

    /// <summary>Counts a call that was made, and learns from its response whether the provider wants no more for a while.</summary>
    public ValueTask CalledAsync(string vendor, HttpResponseMessage? response)
    {
        var budget = Of(vendor);
        usage.Called(vendor, budget.CostPerCall);
        return options.Enabled && response is not null
            && RateLimitHeaders.Rest(response, clock.GetUtcNow(), fetch.RateLimitHold) is { } rest
            ? new ValueTask(backoff.BeginAsync(vendor, rest))
            : default;
    }
}
