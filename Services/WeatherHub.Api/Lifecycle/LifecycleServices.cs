using Microsoft.Extensions.Options;
using WeatherHub.Api.Hosting;

namespace WeatherHub.Api.Lifecycle;

/// <summary>How the hub comes and goes.</summary>
internal static class LifecycleServices
{
    public static void AddLifecycle(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<LifecycleOptions>(
            LifecycleOptions.Section,
            (nameof(LifecycleOptions.DrainDelay), options => Bounds.Within(options.DrainDelay, TimeSpan.Zero, TimeSpan.FromSeconds(60))),
            (nameof(LifecycleOptions.StopTimeout), options => Bounds.Within(options.StopTimeout, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(120))),
            (nameof(LifecycleOptions.WarmUp), options => Bounds.Within(options.WarmUp, TimeSpan.Zero, TimeSpan.FromSeconds(60))));
        services.AddOptions<HostOptions>().Configure<IOptions<LifecycleOptions>>(
            (host, options) => host.ShutdownTimeout = options.Value.DrainDelay + options.Value.StopTimeout);
        services.AddSingleton<IPreparation, Rehearsal>();
        services.AddHostedService<Opening>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
    }
}
