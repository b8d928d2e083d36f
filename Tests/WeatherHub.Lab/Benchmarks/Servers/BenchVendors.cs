using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>The replayed vendors of a German place, and hubs that call them and no other.</summary>
internal sealed class BenchVendors : IAsyncDisposable
{
    private readonly Vendors simulated;
    private readonly Contender replay;

    private BenchVendors(Vendors simulated, Contender replay) => (this.simulated, this.replay) = (simulated, replay);

    internal int Port => replay.Port;

    /// <param name="latency">How long they take, in milliseconds; see <see cref="ServeVerb"/>.</param>
    /// <param name="cancellationToken">Ends the wait for them.</param>
    internal static async Task<BenchVendors> StartAsync(string latency, CancellationToken cancellationToken)
    {
        var said = await Vendors.StartAsync(cancellationToken);
        try
        {
            return new BenchVendors(said, await Contender.StartAsync(
                "the replayed vendors", null, cancellationToken, ServeVerb.Vendors, "--from", said.Address, "--latency", latency));
        }
        catch
        {
            await said.DisposeAsync();
            throw;
        }
    }

    /// <summary>A hub's configuration.</summary>
    internal string[] Settings(params IEnumerable<string> more) =>
    [
        "--Providers:Contact", "bench@example.org",
        .. Vendors.All.SelectMany(vendor => Vendors.Here.Contains(vendor.Id)
            ? new[] { $"--Providers:{vendor.Section}:BaseAddress", $"http://127.0.0.1:{Port}/{vendor.Id}" }
            : [$"--Providers:{vendor.Section}:Enabled", "false"]),
        .. more,
    ];

    /// <summary>Starts a hub that calls them.</summary>
    /// <param name="name">As tables call it.</param>
    /// <param name="core">The only processor core that it may use; null for all.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <param name="program">Another build of it; null for this one.</param>
    /// <param name="settings">More of its configuration.</param>
    internal async Task<Contender> HubAsync(
        string name, int? core, CancellationToken cancellationToken, string? program = null, params string[] settings)
    {
        var replica = await Replica.StartAsync(
            [program ?? Programs.Built(Programs.Hub), .. Settings(settings)], 0, cancellationToken, core);
        return new Contender(name, replica.Process, new Uri(replica.Address).Port);
    }

    /// <summary>How often each path was asked for since the start.</summary>
    internal IReadOnlyDictionary<string, int> Calls()
    {
        using var exchange = new RawExchange(Port);
        var body = StoredResponse.Text(exchange.Send(RequestBytes.Get(VendorReplay.Calls)));
        return body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(part => part[0], part => int.Parse(part[1]));
    }

    public async ValueTask DisposeAsync()
    {
        await replay.DisposeAsync();
        await simulated.DisposeAsync();
    }
}
