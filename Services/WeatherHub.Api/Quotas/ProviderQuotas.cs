using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>Every vendor's budget. Vendors are looked up when one is called, not before: their clients are built upon this.</summary>
internal sealed class ProviderQuotas(
    IServiceProvider services, IQuotaStore store, UsageStatistics spending, IOptions<QuotaOptions> options, IOptions<FanOutOptions> fanOut, TimeProvider clock)
{
    private readonly QuotaOptions options = options.Value;
    private readonly ConcurrentDictionary<string, Budget> quotas = new();

    /// <summary>A vendor's budget; without windows when nobody knows the vendor.</summary>
    public Budget Of(string vendor) => quotas.GetOrAdd(vendor, id =>
    {
        var profile = services.GetServices<IWeatherProvider>().FirstOrDefault(provider => provider.Profile.Id == id)?.Profile;
        return new Budget(id, profile?.Quota ?? CallQuota.Unlimited, options.Reserve);
    });

    /// <summary>What is known here of a vendor's windows.</summary>
    public QuotaState StateOf(string vendor) => store.StateOf(Of(vendor));

    /// <summary>Takes a call from its vendor's budget; waits for its turn where that is soon.</summary>
    public async ValueTask<(Permit Permit, PermitResult PermitResult)> TakeAsync(string vendor, Uri? call, CancellationToken cancellationToken)
    {
        if (!options.Enabled) return (default, PermitResult.Granted);
        var budget = Of(vendor);
        var latest = clock.GetUtcNow() + options.Patience;
        while (true)
        {
            var permit = new Permit(budget.WeightOf(call), CallPriority.MattersMost, clock.GetUtcNow());
            var result = await store.TakeAsync(budget, permit);
            if (result.Wait is not { } wait) return (permit, result);
            if (permit.At + wait > latest)
            {
                spending.Refused(vendor);
                return (permit, result);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Gives back what a call took that was not made after all.</summary>
    public ValueTask ReturnAsync(string vendor, Permit permit) => options.Enabled ? store.ReturnAsync(Of(vendor), permit) : default;

    /// <summary>A call was made: it costs what it costs, and the vendor may have said something about the next.</summary>
    public ValueTask CalledAsync(string vendor, HttpResponseMessage? response)
    {
        var budget = Of(vendor);
        spending.Called(vendor, budget.CostPerCall);
        return options.Enabled && response is not null && RateLimitHeaders.Rest(response, clock.GetUtcNow(), fanOut.Value.RateLimitHold) is { } rest
            ? store.RestAsync(budget, rest)
            : default;
    }
}
