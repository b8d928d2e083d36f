using Microsoft.Extensions.Options;
using WeatherHub.Api.Abstractions;

namespace WeatherHub.Api.Hosting;

/// <summary>How the hub comes and goes.</summary>
internal static class LifecycleServices
{
    public static void AddLifecycle(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<LifecycleOptions>(
            LifecycleOptions.Section
        );
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<LifecycleOptions>>(
                (host, options) => host.ShutdownTimeout = options.Value.DrainDelay + options.Value.StopTimeout);
        services.AddSingleton<IWarmupTask, JitWarmup>();
        services.AddHostedService<StartupWarmup>();
        services.AddSingleton<GracefulShutdown>();
        services.AddHostedService(provider => provider.GetRequiredService<GracefulShutdown>());
    }
}
