using System.Diagnostics;
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

    private static readonly string[] Unredacted =
    [
        "DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION",
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION",
    ];

    private static readonly string[] Meters =
        [HubMeter.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        Refuse(variable => Environment.GetEnvironmentVariable(variable) ?? builder.Configuration[variable]);
        OutgoingUrls.Redact();
        builder.Services.AddMeter();
        if (builder.Configuration[Endpoint] is not { Length: > 0 }) return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration[ServiceName] ?? "weatherhub",
                serviceNamespace: "weatherhub",
                serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddHubSpans().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter(), options => options.IncludeFormattedMessage = true);
    }

    /// <summary>The hub's own instruments, whether they are exported or not.</summary>
    public static void AddMeter(this IServiceCollection services) => services.AddSingleton<HubMeter>();

    /// <summary>The spans of a request: its own, by the conventions for HTTP servers, the hub's, and those of calls to providers.</summary>
    internal static TracerProviderBuilder AddHubSpans(this TracerProviderBuilder traces) =>
        traces
            .AddAspNetCoreInstrumentation(server => server.EnrichWithHttpResponse = NameError)
            .AddSource(HubTracing.SourceName, "System.Net.Http");

    // The conventions want an error's type also where nothing was thrown: the status then.
    private static void NameError(Activity span, HttpResponse response)
    {
        if (response.StatusCode >= StatusCodes.Status500InternalServerError && span.GetTagItem("error.type") is null)
            span.SetTag("error.type", response.StatusCode.ToString());
    }

    /// <summary>With the redaction of addresses switched off, vendors' keys and callers' places would stand in spans and logs.</summary>
    /// <exception cref="InvalidOperationException">It is switched off.</exception>
    public static void Refuse(Func<string, string?> environment)
    {
        foreach (var variable in Unredacted)
            if (environment(variable) is { } said && (said == "1" || string.Equals(said, "true", StringComparison.OrdinalIgnoreCase)))
                throw new InvalidOperationException(
                    $"{variable} would show vendors' keys or callers' places in telemetry and logs: unset it");
    }
}
