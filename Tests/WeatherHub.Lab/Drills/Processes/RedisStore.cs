using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>A Redis server of a drill's own, on a free port, that keeps nothing on disk.</summary>
internal sealed class RedisStore : IAsyncDisposable
{
    /// <summary>Short waits, so that replicas notice faults and recoveries within a drill.</summary>
    internal const string Hasty = "abortConnect=false,connectTimeout=1000,syncTimeout=1000";

    private const string Ready = "(Ready to accept connections)";

    private readonly string[] options;

    private RedisStore(Child process, int port, string[] options) => (Process, Port, this.options) = (process, port, options);

    internal Child Process { get; private set; }

    internal int Port { get; }

    /// <summary>As replicas are told.</summary>
    internal string ConnectionString => $"127.0.0.1:{Port},{Hasty}";

    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="port">0 for any.</param>
    /// <param name="options">More of the program's own arguments.</param>
    internal static async Task<RedisStore> StartAsync(CancellationToken cancellationToken, int port = 0, params string[] options)
    {
        if (port == 0) port = Programs.FreePort();
        return new RedisStore(await LaunchAsync(port, options, Ready, cancellationToken), port, options);
    }

    /// <summary>Starts again where it was, empty unless it is told what to load; it may then still be loading.</summary>
    internal async Task RestartAsync(CancellationToken cancellationToken, params string[] more)
    {
        await Process.DisposeAsync();
        Process = await LaunchAsync(Port, [.. options, .. more], more.Length > 0 ? "(Server initialized)" : Ready, cancellationToken);
    }

    /// <summary>Sends one command and gives its answer: texts as they are, lists line by line.</summary>
    internal Task<string[]> ExecuteAsync(params string[] command) => ExecuteAsync(Port, command);

    /// <summary>The same, of whoever speaks the protocol there.</summary>
    internal static async Task<string[]> ExecuteAsync(int port, params string[] command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        var request = new StringBuilder().Append($"*{command.Length}\r\n");
        foreach (var part in command) request.Append($"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await ReadAsync(reader);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static async Task<Child> LaunchAsync(int port, string[] options, string started, CancellationToken cancellationToken)
    {
        var process = Child.Start(
            "redis-server", Programs.Redis,
            ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--dbfilename", $"{port}.rdb", "--appendonly", "no", .. options]);
        await process.SaysAsync(started, cancellationToken);
        return process;
    }

    private static async Task<string[]> ReadAsync(StreamReader reader)
    {
        var first = await reader.ReadLineAsync() ?? throw new IOException("Redis hung up");
        switch (first[0])
        {
            case '-': throw new InvalidOperationException(first);
            case '*':
                List<string> all = [];
                for (var left = Number(first); left > 0; left--) all.AddRange(await ReadAsync(reader));
                return [.. all];
            case '$' when Number(first) is var length:
                if (length < 0) return [];
                var text = new char[length + 2];
                await reader.ReadBlockAsync(text);
                return [new string(text, 0, length)];
            default: return [first[1..]];
        }
    }

    private static int Number(string line) => int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
}
