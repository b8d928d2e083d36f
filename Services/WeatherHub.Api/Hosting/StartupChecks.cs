using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Hosting;

/// <summary>Checks what was configured before anything is built of it: each wrong value is named, not only the first.</summary>
internal static class StartupChecks
{
    private const int MostPort = 65_535;

    private static readonly string[] Signals = ["", "TRACES_", "METRICS_", "LOGS_"];
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Checks the configuration of everything that was added before, and adds the report of the start.</summary>
    /// <exception cref="StartupException">Some value cannot be used.</exception>
    public static void AddStartupReport(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(new SettingsSection(RedisAddress.Key, typeof(string)));
        var known = KnownSettings.Of(builder.Services);
        Refuse(
        [
            .. known.Unreadable(configuration), .. Addresses(configuration), .. Redis(configuration), .. Exporter(configuration),
            .. Levels(configuration),
        ]);
        builder.Services.AddSingleton(known);
        StartupLogging.AddTo(builder.Services);
        builder.Services.AddHostedService<StartupReport>();
    }

    /// <summary>Checks only where to listen, for a host that has no other settings.</summary>
    /// <exception cref="StartupException">An address cannot be used.</exception>
    public static void CheckAddresses(IConfiguration configuration) => Refuse([.. Addresses(configuration)]);

    private static void Refuse(string[] faults)
    {
        if (faults.Length > 0) throw new StartupException(faults);
    }

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        const string form = "an http address such as http://127.0.0.1:8080";
        foreach (var address in Items(configuration, WebHostDefaults.ServerUrlsKey).Where(address => !IsListenable(address)))
            yield return $"urls holds \"{address}\", but must be {form} (--urls, ASPNETCORE_URLS); TLS ends at a proxy before the hub";
        foreach (var port in Items(configuration, WebHostDefaults.HttpPortsKey).Where(port => !IsListenable($"http://*:{port}")))
            yield return $"http_ports holds \"{port}\", but must be ports from 0 to {MostPort} (ASPNETCORE_HTTP_PORTS)";
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            if (endpoint["Url"] is { } address && !IsListenable(address))
                yield return $"{endpoint.Path}:Url is \"{address}\", but must be {form}";
    }

    private static string[] Items(IConfiguration configuration, string key) =>
        (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsListenable(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            var isHost = parsed.Host.StartsWith('[') || !parsed.Host.Contains(':', StringComparison.Ordinal);
            return parsed.Scheme is "http" && isHost && parsed.Port is >= 0 and <= MostPort && parsed.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Redis(ConfigurationManager configuration)
    {
        if (configuration[RedisAddress.Key] is { Length: > 0 } said && RedisAddress.FaultOf(said) is { } fault) yield return fault;
    }

    private static IEnumerable<string> Exporter(ConfigurationManager configuration)
    {
        foreach (var signal in Signals)
        {
            var (endpoint, protocol) = ($"OTEL_EXPORTER_OTLP_{signal}ENDPOINT", $"OTEL_EXPORTER_OTLP_{signal}PROTOCOL");
            if (configuration[endpoint] is { Length: > 0 } address && !IsHttp(address))
                yield return $"{endpoint} must be an absolute http(s) address such as http://collector:4317";
            if (configuration[protocol] is { Length: > 0 } said && !Protocols.Contains(said, StringComparer.Ordinal))
                yield return $"{protocol} must be one of {string.Join(", ", Protocols)}";
        }
    }

    private static bool IsHttp(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static IEnumerable<string> Levels(ConfigurationManager configuration) =>
        from said in configuration.GetSection("Logging").AsEnumerable()
        where said.Value is { Length: > 0 } && said.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
        where !Enum.GetNames<LogLevel>().Contains(said.Value, StringComparer.OrdinalIgnoreCase)
        select $"{said.Key} is \"{said.Value}\", but must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}";
}
