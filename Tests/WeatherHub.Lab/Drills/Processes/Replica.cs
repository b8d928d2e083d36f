namespace WeatherHub.Lab.Drills.Processes;

/// <summary>
/// One replica of the hub: the product's own program, or, where a drill moves the clock, the sandbox's hub with everything of its own
/// replaced.
/// </summary>
internal sealed class Replica : IAsyncDisposable
{
    private Replica(Child process, string address, IReadOnlyList<string> arguments)
    {
        (Process, Address, Arguments) = (process, address, arguments);
        Http = HttpClients.Create(address);
    }

    internal Child Process { get; }

    internal string Address { get; }

    internal HttpClient Http { get; }

    internal IReadOnlyList<string> Arguments { get; }

    /// <param name="arguments">The program and its configuration, without an address.</param>
    /// <param name="port">0 for any.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <param name="core">The only processor core that it may use; null for all.</param>
    internal static async Task<Replica> StartAsync(
        IReadOnlyList<string> arguments, int port, CancellationToken cancellationToken, int? core = null)
    {
        string[] started = ["dotnet", .. arguments, "--urls", $"http://127.0.0.1:{port}"];
        if (core is { } only) started = [Programs.TaskSet, "--cpu-list", $"{only}", .. started];
        var process = Child.Start("a replica", started[0], started[1..]);
        try
        {
            var isSandbox = arguments[0].Contains(Programs.Sandbox, StringComparison.Ordinal);
            var address = await process.SaysAsync(isSandbox ? @"^Hub: (\S+)" : @"Now listening on: (\S+)", cancellationToken);
            var replica = new Replica(process, address, arguments);
            using (await replica.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken)) return replica;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Something else that answers like a replica.</summary>
    internal static Replica At(Child process, string address) => new(process, address, []);

    internal Task AdvanceAsync(TimeSpan by) => SimulatedClock.AdvanceAsync(Http, by);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Process.DisposeAsync();
    }
}
