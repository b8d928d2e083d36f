using System.Globalization;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>What a balancer does about a request that a replica let down.</summary>
internal enum Retries
{
    /// <summary>Nothing: the caller gets the failure.</summary>
    None,

    /// <summary>What could not even be sent goes to another replica.</summary>
    Connections,

    /// <summary>Also what was sent and not answered goes to another replica.</summary>
    All,
}

/// <summary>HAProxy before replicas on ports that are known beforehand; who is there and ready it finds out for itself.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Child process;
    private readonly TimeProvider clock;
    private readonly string configuration;
    private readonly HttpClient watch;

    private Balancer(Child process, TimeProvider clock, string configuration, int front, int watched)
    {
        (this.process, this.clock, this.configuration) = (process, clock, configuration);
        (Front, watch) = (Replica.At(process, $"http://127.0.0.1:{front}"), HttpClients.Create($"http://127.0.0.1:{watched}"));
    }

    /// <summary>What callers see: as good as one replica.</summary>
    internal Replica Front { get; }

    /// <summary>Starts one; replicas need not be there yet.</summary>
    internal static async Task<Balancer> StartAsync(
        IEnumerable<int> ports, Retries retries, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (front, watched, file) = (Programs.FreePort(), Programs.FreePort(), Path.GetTempFileName());
        await File.WriteAllTextAsync(file, Configuration(front, watched, ports, retries), cancellationToken);
        var program = Child.Start("the balancer", Programs.Find(Programs.Balancer) ?? Programs.Balancer, ["-db", "-f", file]);
        var balancer = new Balancer(program, clock, file, front, watched);
        try
        {
            await balancer.UntilAsync(rows => rows.Count > 0, cancellationToken);
            return balancer;
        }
        catch
        {
            await balancer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until exactly the replicas on these ports get requests.</summary>
    internal Task SendsToAsync(IEnumerable<int> ports, CancellationToken cancellationToken)
    {
        var wanted = ports.Select(Name).ToHashSet();
        return UntilAsync(rows => rows.All(row => row.Value.IsUp == wanted.Contains(row.Key)), cancellationToken);
    }

    /// <summary>How many requests a replica has at the moment.</summary>
    internal async Task<int> InFlightAsync(int port) => (await RowsAsync())[Name(port)].InFlight;

    public async ValueTask DisposeAsync()
    {
        watch.Dispose();
        await Front.DisposeAsync();
        File.Delete(configuration);
    }

    private static string Configuration(int front, int watched, IEnumerable<int> ports, Retries retries) =>
        $"""
         global
           maxconn 4000
         defaults
           mode http
           timeout connect 1s
           timeout client 30s
           timeout server 30s
           timeout check 2s
           {Retrying(retries)}
         listen watch
           bind 127.0.0.1:{watched}
           stats enable
           stats uri /
         frontend hub
           bind 127.0.0.1:{front}
           default_backend replicas
         backend replicas
           balance roundrobin
           option httpchk GET /health/ready
           default-server check inter 500 fall 2 rise 1
         {string.Join('\n', ports.Select(port => $"  server {Name(port)} 127.0.0.1:{port}"))}

         """;

    private static string Retrying(Retries retries) => retries switch
    {
        Retries.None => "retries 0",
        Retries.Connections => "retries 3\n  option redispatch 1",
        _ => "retries 3\n  option redispatch 1\n  retry-on all-retryable-errors",
    };

    private static string Name(int port) => $"port{port}";

    private async Task UntilAsync(
        Func<IReadOnlyDictionary<string, (bool IsUp, int InFlight)>, bool> isSo, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < Timeout && process.IsRunning)
        {
            try
            {
                if (isSo(await RowsAsync())) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Look, clock, cancellationToken);
        }

        throw new InvalidOperationException($"the balancer does not do what was expected of it: {process.Tail()}");
    }

    /// <summary>The balancer's own table: who is up, and with how many requests.</summary>
    private async Task<IReadOnlyDictionary<string, (bool IsUp, int InFlight)>> RowsAsync()
    {
        var lines = (await watch.GetStringAsync(new Uri("/;csv", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].TrimStart('#', ' ').Split(',');
        var (name, up, now) = (Array.IndexOf(columns, "svname"), Array.IndexOf(columns, "status"), Array.IndexOf(columns, "scur"));
        return lines.Skip(1)
            .Select(line => line.Split(',')).Where(row => row[name].StartsWith("port", StringComparison.Ordinal)).ToDictionary(
            row => row[name],
            row => (row[up].StartsWith("UP", StringComparison.Ordinal), int.Parse(row[now], CultureInfo.InvariantCulture)));
    }
}
