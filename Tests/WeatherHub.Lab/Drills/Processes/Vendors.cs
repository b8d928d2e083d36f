using System.Text;
using System.Text.Json.Nodes;
using WeatherHub.Lab.Catalogue;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Providers;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>The simulated vendors in a process of their own, without noise, and their controls.</summary>
internal sealed class Vendors(Child process, string address) : IAsyncDisposable
{
    /// <summary>Ids and configuration sections.</summary>
    internal static readonly (string Id, string Section)[] All = [.. ProviderCatalog.Vendors];

    /// <summary>The ids of those that cover the drills' places.</summary>
    internal static readonly string[] Here = [.. Covering.Select(vendor => vendor.Profile.Id)];

    /// <summary>The id of one that has a single product, so that a new place costs it one call.</summary>
    internal static readonly string OfOneCall = Covering.Last(vendor => vendor.Sources is [_]).Profile.Id;

    private readonly HttpClient http = HttpClients.Create(address);

    private static IEnumerable<IWeatherProvider> Covering => CatalogueVendors.Covering(Place.Number(0).Coordinates);

    internal string Address => address;

    internal int Port => new Uri(address).Port;

    internal static async Task<Vendors> StartAsync(CancellationToken cancellationToken)
    {
        var process = Child.Start(
            "the vendors", "dotnet", [Programs.Built(Programs.Sandbox), "--vendors-only", "--noise", "0", "--urls", "http://127.0.0.1:0"]);
        return new Vendors(process, await process.SaysAsync(@"Vendors: (\S+)", cancellationToken));
    }

    /// <summary>Replaces what is wrong with a vendor; see the sandbox's README.</summary>
    internal async Task FailAsync(string vendor, string faults)
    {
        using var body = new StringContent(faults, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"/_sandbox/vendors/{vendor}", UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }

    internal async Task FailAllAsync(string faults)
    {
        foreach (var (id, _) in All) await FailAsync(id, faults);
    }

    internal Task HealAsync(string vendor) => FailAsync(vendor, "{}");

    internal Task HealAllAsync() => FailAllAsync("{}");

    /// <summary>Calls of each endpoint since the start, as <c>vendor/endpoint</c>.</summary>
    internal async Task<IReadOnlyDictionary<string, int>> CallsAsync()
    {
        var all = JsonNode.Parse(await http.GetStringAsync(new Uri("/_sandbox/vendors", UriKind.Relative)))!.AsArray();
        return (from vendor in all
                from call in vendor!["calls"]!.AsObject()
                select (
            Name: $"{vendor["id"]}/{call.Key}", Count: call.Value!.GetValue<int>()))
            .ToDictionary(call => call.Name, call => call.Count);
    }

    /// <summary>Calls of one vendor since the start.</summary>
    internal async Task<int> CallsAsync(string vendor) =>
        (await CallsAsync()).Where(call => call.Key.StartsWith(vendor + "/", StringComparison.Ordinal)).Sum(call => call.Value);

    internal async Task<DateTimeOffset> NowAsync() =>
        JsonNode.Parse(await http.GetStringAsync(new Uri("/_sandbox/clock", UriKind.Relative)))!["now"]!.GetValue<DateTimeOffset>();

    internal Task AdvanceAsync(TimeSpan by) => SimulatedClock.AdvanceAsync(http, by);

    /// <summary>The true weather from an hour on.</summary>
    internal async Task<JsonNode> TruthAsync(string place, DateTimeOffset from, int hours) =>
        JsonNode.Parse(
            await http.GetStringAsync(
                new Uri($"/_sandbox/truth?{place}&from={from:yyyy-MM-ddTHH:mm:ssZ}&hours={hours}", UriKind.Relative)))!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }
}
