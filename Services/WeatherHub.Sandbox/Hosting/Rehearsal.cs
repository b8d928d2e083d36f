namespace WeatherHub.Sandbox.Hosting;

/// <summary>
/// A sandbox that is asked once and thrown away before the real one opens. A program that has just started compiles as it goes, and its first
/// answer could miss the hub's deadline on a busy machine: a first impression of vendors that are late.
/// </summary>
internal static class Rehearsal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Nothing of it reaches what other programs see.
    private static readonly string[] Apart =
    [
        "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Redis", "", "--OTEL_EXPORTER_OTLP_ENDPOINT", "", "--Logging:LogLevel:Default", "None",
    ];

    private static readonly string[] Questions =
    [
        "/v1/forecast?lat=52.11&lon=10.02&provenance=full", "/v1/forecast?lat=40.11&lon=-75.02", "/health/ready",
    ];

    /// <summary>Asks each question once; what goes wrong here is for the real one to say.</summary>
    public static async Task RunAsync()
    {
        try
        {
            await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { HostArguments = Apart }, new SandboxClock(TimeProvider.System));
            using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(sandbox.Address), Timeout = Patience };
            foreach (var question in Questions)
                using (await client.GetAsync(new Uri(question, UriKind.Relative))) { }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // The real one starts all the same.
        }
    }
}
