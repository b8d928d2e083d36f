using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>
/// A hub that knows one forecast, and the references that give the same bytes; where they have a processor core for themselves, the
/// load has
/// the rest.
/// </summary>
internal sealed class HotServers
{
    /// <summary>A forecast of the 32 KB class.</summary>
    internal const string Forecast = "/v1/forecast?lat=52.52&lon=13.41&hours=48&days=7";

    private readonly BenchContext context;

    private readonly int? core;

    private HotServers(BenchContext context, int? core, Contender hub, string folder, BenchVendors vendors) =>
        (this.context, this.core, Hub, Folder, Vendors) = (context, core, hub, folder, vendors);

    /// <summary>The core that contenders have for themselves: the last, because interrupts tend to be served by the first.</summary>
    internal static int Own => Environment.ProcessorCount - 1;

    internal Contender Hub { get; }

    internal BenchVendors Vendors { get; }

    /// <summary>Where the hub's responses are written down.</summary>
    internal string Folder { get; }

    internal StoredResponses Stored => StoredResponses.From(Folder);

    /// <summary>Starts vendors and hub, lets it learn the forecast, and writes that down.</summary>
    /// <param name="context">The scenario's.</param>
    /// <param name="core">The only processor core that contenders may use, and the load may not; null for all.</param>
    /// <param name="settings">More of the hub's configuration.</param>
    internal static async Task<HotServers> StartAsync(BenchContext context, int? core, params string[] settings)
    {
        if (core is { } own) context.Keep(new Elsewhere(own));
        var folder = context.Keep(new TemporaryFolder()).Path;
        var vendors = context.Keep(await BenchVendors.StartAsync("0", context.Over));
        var hub = context.Keep(await vendors.HubAsync("hub", core, context.Over, null, settings));
        await KnowAsync(context, hub.Port);
        StoredResponses.Record(hub.Port, Forecast, folder);
        return new HotServers(context, core, hub, folder, vendors);
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

    /// <summary>One of the Lab's own programs, where the hub is.</summary>
    internal async Task<Contender> ReferenceAsync(string kind, string? name = null) =>
        context.Keep(await Contender.StartAsync(name ?? kind, core, context.Over, kind, "--files", Folder));

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
