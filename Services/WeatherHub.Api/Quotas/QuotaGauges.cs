using System.Diagnostics.Metrics;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>Shows how much of each vendor's windows there is, and how much is left, as far as it is known here.</summary>
internal sealed class QuotaGauges : IHostedService
{
    private readonly IEnumerable<IWeatherProvider> providers;
    private readonly ProviderQuotas quotas;
    private readonly TimeProvider clock;

    public QuotaGauges(IEnumerable<IWeatherProvider> providers, ProviderQuotas quotas, TimeProvider clock, HubMeter meter)
    {
        (this.providers, this.quotas, this.clock) = (providers, quotas, clock);
        meter.Meter.CreateObservableGauge(
            "weatherhub.provider.quota.limit", () => Observe((window, _) => window.Limit),
            "{call}", "Weighted calls that a vendor's window holds.");
        meter.Meter.CreateObservableGauge(
            "weatherhub.provider.quota.remaining", () => Observe((window, taken) => Math.Max(0, window.Limit - taken)),
            "{call}", "Weighted calls left in a vendor's window.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<double>> Observe(Func<Window, long, long> which) =>
        from provider in providers
        where provider.Profile.DisabledBecause is null
        from entry in quotas.StateOf(provider.Profile.Id).Read(clock.GetUtcNow())
        select new Measurement<double>(
            Calls.Shown(which(entry.Window, entry.Taken)), new("provider", provider.Profile.Id), new("window", entry.Window.Name));
}
