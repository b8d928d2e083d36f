using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>
/// Every few seconds, looks what others took: should Redis go, each replica shares out what it last knew to be left, and what it did not
/// know of would be taken twice.
/// </summary>
internal sealed class QuotaSync(
    IEnumerable<IWeatherProvider> providers, ProviderQuotas quotas, IQuotaStore store, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Round, clock);
        try
        {
            while (await rounds.WaitForNextTickAsync(stoppingToken))
                foreach (var provider in providers)
                    if (provider.Profile.DisabledBecause is null)
                        await store.LookAsync(quotas.Of(provider.Profile.Id));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }
}
