using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WeatherHub.Api.Health;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it takes requests; vendors or Redis being down do not change that, for stale
/// answers and honest refusals need neither. <c>/health/startup</c>: what every answer needs is there; nothing answers at all
/// before the hub is prepared.
/// </summary>
internal static class HealthEndpoints
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<TimeZoneCheck>("time-zones", tags: ["startup"])
        .AddCheck<DrainCheck>("drain", tags: ["ready"]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Answering(_ => false));
        app.MapHealthChecks("/health/ready", Answering(check => check.Tags.Contains("ready")));
        app.MapHealthChecks("/health/startup", Answering(check => check.Tags.Contains("startup")));
    }

    private static HealthCheckOptions Answering(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = static (context, report) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(report.Status == HealthStatus.Healthy ? """{"status":"ok"}""" : """{"status":"unavailable"}""");
        },
    };
}
