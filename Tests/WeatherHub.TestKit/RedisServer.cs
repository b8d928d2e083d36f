using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeatherHub.TestKit;

/// <summary>A Redis server of a test's own, on a free port of this machine, that keeps nothing on disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private RedisServer(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Whether this machine has the program; tests that need it are skipped by <c>Assume.That</c> where it has not.</summary>
    public static bool IsAvailable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, Program)));

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

    /// <summary>Ends the server at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Stops the server without ending it, as a machine that hangs would: connections stay, answers do not come. <c>CONT</c> lets it go on.</summary>
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

    /// <summary>Sends one command, as in <c>Ask("TTL", "key")</c>, and gives its answer: a text as it is, the rest as the protocol writes it.</summary>
    public async Task<string> AskAsync(params string[] command)
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

    private static RedisServer Launch(int port, string[] options)
    {
        var start = new ProcessStartInfo(Program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] arguments = ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no", .. options];
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
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                // Another server's answer must not pass for this one's.
                if ((await AskAsync("INFO", "server")).Contains($"process_id:{process.Id}\r", StringComparison.Ordinal))
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
