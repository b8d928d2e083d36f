using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Resilience;

/// <summary>One pipeline for each provider, for as long as the program runs.</summary>
internal sealed class ProviderPipelines
{
    private static readonly CircuitState[] States = [CircuitState.Closed, CircuitState.Open, CircuitState.HalfOpen, CircuitState.Isolated];

    private readonly ConcurrentDictionary<string, Lazy<ProviderPipeline>> byVendor = new();
    private readonly ResilienceOptions options;
    private readonly TimeProvider clock;
    private readonly Jitter jitter;
    private readonly ProviderQuotas quotas;
    private readonly SharedCircuit shared;

    public ProviderPipelines(
        IOptions<ResilienceOptions> options, TimeProvider clock, Jitter jitter, ProviderQuotas quotas, HubMeter meter, SharedCircuit shared)
    {
        (this.options, this.clock, this.jitter, this.quotas, this.shared) = (options.Value, clock, jitter, quotas, shared);
        meter.Meter.CreateObservableGauge("weatherhub.provider.circuit.state", Observe, "1", "1 for the state a vendor's circuit is in.");
        meter.Meter.CreateObservableGauge(
            "weatherhub.provider.concurrency.limit", Limits, "{call}", "Calls to a vendor that may be under way.");
    }

    public ProviderPipeline For(string vendor) => byVendor.GetOrAdd(vendor, _ => new Lazy<ProviderPipeline>(() => new ProviderPipeline(
        options, clock, jitter.Next, new QuotaStrategy(quotas, vendor), new VendorCircuit(vendor, options, clock, shared)))).Value;

    /// <summary>The state of a provider's circuit; closed while nobody has called it.</summary>
    public CircuitState CircuitOf(string vendor) =>
        byVendor.TryGetValue(vendor, out var transport) ? transport.Value.Circuit : CircuitState.Closed;

    /// <summary>
    /// The host that the provider was last called at, with its port where it is not the usual one; null while nobody has called it.
    /// </summary>
    public string? HostOf(string vendor) => byVendor.TryGetValue(vendor, out var transport) ? transport.Value.Host : null;

    private IEnumerable<Measurement<int>> Limits() =>
        from vendor in byVendor
        where vendor.Value.IsValueCreated
        select new Measurement<int>(vendor.Value.Value.Limit, new KeyValuePair<string, object?>("provider", vendor.Key));

    private IEnumerable<Measurement<int>> Observe() =>
        from vendor in byVendor.Keys
        let now = CircuitOf(vendor)
        from state in States
        select new Measurement<int>(now == state ? 1 : 0, new("provider", vendor), new("state", state.Name()));
}

/// <summary>Puts a vendor's transport around its client's calls.</summary>
internal sealed class ResilienceHandler(ProviderPipeline transport) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        transport.SendAsync(attempt => base.SendAsync(request, attempt), request.RequestUri, cancellationToken);
}
