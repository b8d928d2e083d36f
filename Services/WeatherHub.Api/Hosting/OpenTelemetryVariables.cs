namespace WeatherHub.Api.Hosting;

/// <summary>The <c>OTEL_*</c> settings that OpenTelemetry's packages read in this program.</summary>
internal static class OpenTelemetryVariables
{
    private const string Prefix = "OTEL_";

    private static readonly string[] Signals = ["", "TRACES_", "METRICS_", "LOGS_"];
    private static readonly string[] OfEachSignal = ["ENDPOINT", "PROTOCOL", "HEADERS", "TIMEOUT", "COMPRESSION"];
    private static readonly string[] Processors = ["BSP", "BLRP"];
    private static readonly string[] OfEachProcessor = ["SCHEDULE_DELAY", "EXPORT_TIMEOUT", "MAX_QUEUE_SIZE", "MAX_EXPORT_BATCH_SIZE"];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Read { get; } =
    [
        .. from signal in Signals from name in OfEachSignal select $"{Prefix}EXPORTER_OTLP_{signal}{name}",
        .. from processor in Processors from name in OfEachProcessor select $"{Prefix}{processor}_{name}",
        "OTEL_SERVICE_NAME",
        "OTEL_RESOURCE_ATTRIBUTES",
        "OTEL_SDK_DISABLED",
        "OTEL_TRACES_SAMPLER",
        "OTEL_TRACES_SAMPLER_ARG",
        "OTEL_METRIC_EXPORT_INTERVAL",
        "OTEL_METRIC_EXPORT_TIMEOUT",
        "OTEL_METRICS_EXEMPLAR_FILTER",
        "OTEL_EXPORTER_OTLP_CERTIFICATE",
        "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE",
        "OTEL_EXPORTER_OTLP_CLIENT_KEY",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
        "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION",
        "OTEL_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_SPAN_EVENT_COUNT_LIMIT",
        "OTEL_SPAN_LINK_COUNT_LIMIT",
        "OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS",
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION",
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_ENABLE_GRPC_INSTRUMENTATION",
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_ENABLE_NEW_ROOT_SPAN",
        "OTEL_DOTNET_EXPERIMENTAL_METRICS_EXEMPLAR_FILTER_HISTOGRAMS",
        "OTEL_DOTNET_EXPERIMENTAL_OTLP_DISK_RETRY_DIRECTORY_PATH",
        "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES",
        "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY",
    ];

    // Others of OpenTelemetry's programs, which are not misspelt where a machine has them for all of its services.
    private static readonly string[] OfOthers =
    [
        "OTEL_TRACES_EXPORTER",
        "OTEL_METRICS_EXPORTER",
        "OTEL_LOGS_EXPORTER",
        "OTEL_PROPAGATORS",
        "OTEL_LOG_LEVEL",
        "OTEL_CONFIG_FILE",
        "OTEL_DIAGNOSTICS",
        "OTEL_EXPORTER_ZIPKIN_ENDPOINT",
        "OTEL_EXPORTER_ZIPKIN_TIMEOUT",
        "OTEL_EXPORTER_PROMETHEUS_HOST",
        "OTEL_EXPORTER_PROMETHEUS_PORT",
        "OTEL_EXPERIMENTAL_CONFIG_FILE",
        "OTEL_EXPERIMENTAL_FILE_BASED_CONFIGURATION_ENABLED",
    ];

    private static readonly string[] Families = ["OTEL_DOTNET_AUTO_", "OTEL_DOTNET_SELF_DIAGNOSTICS_", "OTEL_RESOURCE_ATTRIBUTES_"];

    /// <summary>Whether a name is spelled as OpenTelemetry's are.</summary>
    public static bool IsOne(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name means something to OpenTelemetry, here or in another of its programs.</summary>
    public static bool IsKnown(string name) =>
        Read.Concat(OfOthers).Contains(name, StringComparer.OrdinalIgnoreCase)
        || Array.Exists(Families, family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
