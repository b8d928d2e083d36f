using Microsoft.Extensions.Diagnostics.HealthChecks;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// Days are local: without the operating system's zone rules (absent from some container images) no answer would be right.
/// </summary>
internal sealed class TimeZoneCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            TimeZones.Verify();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (InvalidOperationException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("zone rules are missing: install tzdata"));
        }
    }
}
