using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Sandbox.Hosting;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests;

/// <summary>A running sandbox on a free port, with a client that says who it is.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    public static readonly Coordinates Berlin = new(52.52, 13.41);
    public static readonly Coordinates NewYork = new(40.71, -74.01);
    public static readonly Coordinates Sydney = new(-33.87, 151.21);

    /// <summary>In Canada, and in the box around the United States that the hub requests the NWS in.</summary>
    public static readonly Coordinates SouthOfWinnipeg = new(49.55, -97.1);

    private readonly SandboxHost sandbox;

    private SandboxFixture(SandboxHost sandbox, TimeProvider inner)
    {
        (this.sandbox, Time) = (sandbox, inner as ManualTimeProvider);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(sandbox.Address) };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0 (+tests@example.org)");
    }

    public HttpClient Http { get; }

    /// <summary>The clock underneath, when it stands still.</summary>
    public ManualTimeProvider? Time { get; }

    public string VendorsAddress => sandbox.VendorsAddress;

    public DateTimeOffset Now => sandbox.Simulated.Clock.GetUtcNow();

    /// <summary>The vendors alone, under a clock that stands still.</summary>
    public static Task<SandboxFixture> VendorsAsync(double noise = 0) => StartAsync(new ManualTimeProvider(), noise, "--vendors-only");

    /// <summary>
    /// The hub with its vendors, in real time that starts at a fixed date; it waits for vendors longer than usual, because test machines
    /// are busy.
    /// </summary>
    public static Task<SandboxFixture> HubAsync(double noise = 0, int seed = 1) =>
        StartAsync(TimeProvider.System, noise, "--Hub:FanOut:Deadline=00:00:03", "--seed", $"{seed}");

    /// <summary>The hub with its vendors under a clock that stands still. It tries nothing twice, for that takes time.</summary>
    public static Task<SandboxFixture> StillHubAsync(double noise = 0) =>
        StartAsync(new ManualTimeProvider(), noise, "--Hub:Transport:RetryRatio=0");

    /// <summary>A part of the hub.</summary>
    public T Get<T>()
        where T : notnull => sandbox.Hub!.GetRequiredService<T>();

    public async Task<JsonNode> JsonAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        return JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> PostAsync(string path, string json, int status = 200)
    {
        using var response = await Http.PostAsync(path, new StringContent(json));
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public Task SetFaultsAsync(string vendor, string json) => PostAsync($"/_sandbox/vendors/{vendor}", json);

    public WeatherStep Truth(Coordinates place, DateTimeOffset start, double? height = null) =>
        sandbox.Simulated.Truth.Step(place, start, Instants.Hour, height);

    public double Truth(Coordinates place, DateTimeOffset start, Variable variable) => Truth(place, start)[variable];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await sandbox.DisposeAsync();
    }

    private static async Task<SandboxFixture> StartAsync(TimeProvider inner, double noise, params string[] arguments)
    {
        var fixedStart = new DateTimeOffset(2026, 6, 1, 10, 20, 0, TimeSpan.Zero);
        var options = SandboxOptions.Parse([
            .. arguments,
            "--urls",
            "http://127.0.0.1:0",
            "--noise",
            $"{noise}",
            "--Logging:LogLevel:Default=None",
        ]);
        return new SandboxFixture(await SandboxHost.StartAsync(options, new SandboxClock(inner, fixedStart - inner.GetUtcNow())), inner);
    }
}
