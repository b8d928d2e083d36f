using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it takes requests; vendors or Redis being down do not change that, because
/// stale answers and refusals need neither; its body says whether Redis answers. <c>/health/startup</c>: what every answer needs is there;
/// nothing answers at all before the hub has started.
/// </summary>
internal static class HealthEndpoints
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<TimeZoneCheck>("time-zones", tags: ["startup"]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Answering(_ => false));
        var (shutdown, stopping) = (app.Services.GetRequiredService<GracefulShutdown>(), app.Lifetime.ApplicationStopping);
        var redis = app.Services.GetRequiredService<RedisMonitor>();
        app.MapHealthChecks(
            "/health/ready",
            Answering(
                check => check.Tags.Contains("ready"),
                () => shutdown.HasBegun || stopping.IsCancellationRequested,
                () => redis.State));
        app.MapHealthChecks("/health/startup", Answering(check => check.Tags.Contains("startup")));
    }

    /// <param name="which">The checks that count.</param>
    /// <param name="isStopping">Whether the hub was told to stop: no fault, so that no check fails for it and none is logged.</param>
    /// <param name="redis">How Redis is, where the answer says so.</param>
    private static HealthCheckOptions Answering(
        Func<HealthCheckRegistration, bool> which, Func<bool>? isStopping = null, Func<string>? redis = null) => new()
        {
            Predicate = which,
            ResponseWriter = (context, report) =>
            {
                var isOk = report.Status == HealthStatus.Healthy && isStopping?.Invoke() is not true;
                if (!isOk) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.CacheControl = "no-store";
                context.Response.ContentType = "application/json";
                var details = redis is null ? "" : $",\"redis\":\"{redis()}\"";
                return context.Response.WriteAsync($$"""{"status":"{{(isOk ? "ok" : "unavailable")}}"{{details}}}""");
            },
        };
}
