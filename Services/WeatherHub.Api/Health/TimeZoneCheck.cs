using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WeatherHub.Api.Health;

/// <summary>Days are local: without the operating system's zone data (absent from some container images) no answer would be right.</summary>
internal sealed class TimeZoneCheck : IHealthCheck
{
    private static readonly string[] Probes = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"];

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Array.TrueForAll(Probes, Known) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("zone data is missing: install tzdata"));

    private static bool Known(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.BaseUtcOffset != TimeSpan.Zero;
}
