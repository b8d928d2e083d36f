using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>OpenTelemetry in a host.</summary>
public static class OpenTelemetryServicesExtensions
{
    /// <summary>Registers a service that makes the configured providers when the host starts; they end with the host's container.</summary>
    public static OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services)
    {
        if (!services.Any(service => service.ImplementationType == typeof(TelemetryHostedService)))
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, TelemetryHostedService>());
        return new OpenTelemetryBuilder(services);
    }
}

// First in the list of services, so that it sees what the others do while they start.
internal sealed class TelemetryHostedService(IServiceProvider provider) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        provider.GetService<MeterProvider>();
        provider.GetService<TracerProvider>();
        provider.GetService<LoggerProvider>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
