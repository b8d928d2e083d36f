using System.Net;
using System.Net.Sockets;

namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>One connection of the generator and the request that is under way on it.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly int port;
    private readonly ResponseScanner scanner = new();
    private Socket socket;

    internal LoadConnection(int port) => (this.port, socket) = (port, Connect(port));

    /// <summary>When the request under way was due, as a timestamp.</summary>
    internal long Due { get; private set; }

    internal Socket Socket => socket;

    internal int Status => scanner.Status;

    internal void Send(ReadOnlySpan<byte> request, long due)
    {
        Due = due;
        var sent = socket.Send(request, SocketFlags.None, out var error);

        // A connection that the server has closed is found out when it is read from.
        if (sent != request.Length && error is SocketError.Success or SocketError.WouldBlock)
            throw new IOException($"a request of {request.Length} B does not fit into a socket's buffer");
    }

    /// <summary>Reads what has arrived: whether a response is complete; null when the connection is at its end.</summary>
    internal bool? Receive(Span<byte> buffer)
    {
        var read = socket.Receive(buffer, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) return false;
        return read > 0 ? scanner.Feed(buffer[..read]) : null;
    }

    internal void Reconnect()
    {
        socket.Dispose();
        socket = Connect(port);
    }

    public void Dispose() => socket.Dispose();

    private static Socket Connect(int port)
    {
        var fresh = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        fresh.Connect(IPAddress.Loopback, port);
        fresh.Blocking = false;
        return fresh;
    }
}
