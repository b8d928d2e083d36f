using Microsoft.Extensions.Diagnostics.HealthChecks;
using WeatherHub.Api.Lifecycle;

namespace WeatherHub.Api.Health;

/// <summary>Ready until the host is asked to stop; it still serves for a while then, so that nobody is turned away.</summary>
internal sealed class DrainCheck(Drain drain, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        drain.HasBegun || lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("stopping") : HealthCheckResult.Healthy());
}
