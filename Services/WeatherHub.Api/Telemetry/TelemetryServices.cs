using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace WeatherHub.Api.Telemetry;

/// <summary>Traces, metrics and logs over OTLP, off unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
internal static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string NoRedaction = "DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION";

    private static readonly string[] Sources = [HubTracing.SourceName, "Microsoft.AspNetCore", "System.Net.Http"];

    private static readonly string[] Meters =
        [HubMeter.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        Refuse(Environment.GetEnvironmentVariable);
        OutgoingUrls.Redact();

        // Without this the platform's span of a request has no attributes at all.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.TryAddSingleton<HubMeter>();
        if (builder.Configuration[Endpoint] is not { Length: > 0 }) return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration[ServiceName] ?? "weatherhub",
                serviceNamespace: "weatherhub",
                serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter(), options => options.IncludeFormattedMessage = true);
    }

    /// <summary>With the platform's redaction switched off, vendors' keys would stand in spans and logs.</summary>
    /// <exception cref="InvalidOperationException">It is switched off.</exception>
    public static void Refuse(Func<string, string?> environment)
    {
        var said = environment(NoRedaction);
        if (said is "1" || string.Equals(said, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{NoRedaction} would show vendors' keys in telemetry and logs: unset it");
    }
}
