using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeatherHub.TestKit;

/// <summary>
/// A Redis server of a test's own, on a free port of this machine, that keeps nothing on disk. A test that starts one is skipped where the
/// program is missing, see <see cref="RequiredProgram"/>.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private RedisServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>What to connect to.</summary>
    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>Starts a server and waits until it answers; a port is given to start one again where another was killed.</summary>
    /// <param name="port">Where; by default somewhere free.</param>
    /// <param name="options">More of the program's own arguments.</param>
    public static async Task<RedisServer> StartAsync(int? port = null, params string[] options)
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = Launch(port ?? FreePort(), options);
            if (await server.AnswersAsync())
                return server;

            // Somebody may have taken the free port in between.
            await server.DisposeAsync();
            if (port is not null || attempt == 3)
                throw new InvalidOperationException($"{Program} did not answer on port {server.Port}.");
        }
    }

    /// <summary>Starts a sentinel that watches a master; two of them suffice to replace it.</summary>
    /// <param name="master">The master.</param>
    /// <param name="name">The name they know it by.</param>
    /// <param name="folder">Where it may write down what it learns.</param>
    public static async Task<RedisServer> StartSentinelAsync(RedisServer master, string name, string folder)
    {
        ArgumentNullException.ThrowIfNull(master);
        var port = FreePort();
        var file = Path.Combine(folder, $"sentinel-{port}.conf");
        await File.WriteAllTextAsync(file, $"""
            port {port}
            bind 127.0.0.1
            sentinel monitor {name} 127.0.0.1 {master.Port} 2
            sentinel down-after-milliseconds {name} 500
            sentinel failover-timeout {name} 2000

            """);
        var sentinel = Launch(port, [file, "--sentinel"], folder);
        return await sentinel.AnswersAsync()
            ? sentinel
            : throw new InvalidOperationException($"the sentinel did not answer on port {port}");
    }

    /// <summary>Starts masters and makes them one cluster.</summary>
    /// <param name="masters">How many.</param>
    /// <param name="folder">Where they may write down what they learn.</param>
    public static async Task<IReadOnlyList<RedisServer>> StartClusterAsync(int masters, string folder)
    {
        const int Slots = 16384;
        var servers = new List<RedisServer>();
        var buses = new List<int>();
        for (var i = 0; i < masters; i++)
        {
            buses.Add(FreePort());
            servers.Add(
                await StartAsync(
                    null,
                    "--cluster-enabled",
                    "yes",
                    "--cluster-port",
                    $"{buses[i]}",
                    "--cluster-config-file",
                    $"nodes-{buses[i]}.conf",
                    "--dir",
                    folder));
            await servers[i].ExecuteAsync("CLUSTER", "SET-CONFIG-EPOCH", $"{i + 1}");
            await servers[i].ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", $"{Slots * i / masters}", $"{Slots * (i + 1) / masters - 1}");
            if (i > 0) await servers[i].ExecuteAsync("CLUSTER", "MEET", "127.0.0.1", $"{servers[0].Port}", $"{buses[0]}");
        }

        return servers;
    }

    /// <summary>Ends the server at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>
    /// Stops the server without ending it, as a machine that hangs would: connections stay, answers do not come. <c>CONT</c> lets it go on.
    /// </summary>
    /// <param name="signal"><c>STOP</c> or <c>CONT</c>.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>
    /// Sends one command, as in <c>ExecuteAsync("TTL", "key")</c>, and returns its answer: a text as it is, others as the protocol
    /// writes them.
    /// </summary>
    public async Task<string> ExecuteAsync(params string[] command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        var request = new StringBuilder().Append($"*{command.Length}\r\n");
        foreach (var part in command)
            request.Append($"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()));
        // A text's length is given in bytes.
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var first = await reader.ReadLineAsync() ?? "";
        if (first is not ['$', not '-', ..])
            return first;

        var text = new char[int.Parse(first.AsSpan(1), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(text);
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));
    }

    private static RedisServer Launch(int port, string[] options) =>
        Launch(
            port,
            ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--dbfilename", $"{port}.rdb", "--appendonly", "no", .. options],
            Path.GetTempPath());

    private static RedisServer Launch(int port, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(RequiredProgram.Find(Program))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var launched = Process.Start(start)!;
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return new RedisServer(launched, port);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < Deadline)
        {
            try
            {
                // Another server's answer must not pass for this one's.
                if ((await ExecuteAsync("INFO", "server")).Contains($"process_id:{process.Id}\r", StringComparison.Ordinal))
                    return true;
            }
            catch (Exception exception) when (exception is SocketException or IOException)
            {
                // Not yet listening.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return false;
    }
}
