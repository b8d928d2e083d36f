using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>
/// A hub that knows one forecast, and the references that give the same bytes; one processor core for them, the rest for the load.
/// </summary>
internal sealed class HotServers
{
    /// <summary>A forecast of the 32 KB class.</summary>
    internal const string Forecast = "/v1/forecast?lat=52.52&lon=13.41&hours=48&days=7";

    private readonly BenchContext context;

    private HotServers(BenchContext context, Contender hub, string folder, BenchVendors vendors) =>
        (this.context, Hub, Folder, Vendors) = (context, hub, folder, vendors);

    /// <summary>Where the contenders run; the last, because interrupts tend to be served by the first.</summary>
    internal static int Core => Environment.ProcessorCount - 1;

    internal Contender Hub { get; }

    internal BenchVendors Vendors { get; }

    /// <summary>Where the hub's responses are written down.</summary>
    internal string Folder { get; }

    internal StoredResponses Stored => StoredResponses.From(Folder);

    /// <summary>Starts vendors and hub, lets it learn the forecast, and writes that down.</summary>
    internal static async Task<HotServers> StartAsync(BenchContext context, params string[] settings)
    {
        context.Keep(new Elsewhere(Core));
        var folder = context.Keep(new TemporaryFolder()).Path;
        var vendors = context.Keep(await BenchVendors.StartAsync("0", context.Over));
        var hub = context.Keep(await vendors.HubAsync("hub", Core, context.Over, null, settings));
        await KnowAsync(context, hub.Port);
        StoredResponses.Record(hub.Port, Forecast, folder);
        return new HotServers(context, hub, folder, vendors);
    }

    /// <summary>Asks until all vendors are in the answer; the first call of a program may miss its deadline.</summary>
    internal static async Task KnowAsync(BenchContext context, int port)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            using var exchange = new RawExchange(port);
            var wire = exchange.Send(RequestBytes.Get(Forecast));
            if (exchange.Status == 200 && StoredResponse.Text(wire).Contains("\"completeness\":\"full\"", StringComparison.Ordinal)) return;
            await context.PauseAsync(0.2);
        }

        throw new InvalidOperationException("the hub never gave a full forecast");
    }

    /// <summary>One of the Lab's own programs on the hub's core.</summary>
    internal async Task<Contender> ReferenceAsync(string kind, string? name = null) =>
        context.Keep(await Contender.StartAsync(name ?? kind, Core, context.Over, kind, "--files", Folder));

    private sealed class Elsewhere(int core) : IAsyncDisposable
    {
        private readonly CpuAffinity affinity = CpuAffinity.Avoid(core);

        public ValueTask DisposeAsync()
        {
            affinity.Dispose();
            return default;
        }
    }
}
