using System.Net;
using System.Net.Sockets;

namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>One request after the other on one connection, with the bytes of the response as they came.</summary>
internal sealed class RawExchange : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly ResponseScanner scanner = new();
    private readonly byte[] buffer = new byte[64 * 1024];

    internal RawExchange(int port)
    {
        try
        {
            socket.Connect(IPAddress.Loopback, port);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal int Status => scanner.Status;

    /// <summary>A connection; null where nobody listens.</summary>
    internal static RawExchange? TryOpen(int port)
    {
        try
        {
            return new RawExchange(port);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    internal byte[] Send(byte[] request)
    {
        _ = socket.Send(request);
        using var whole = new MemoryStream();
        bool isComplete;
        do
        {
            var read = socket.Receive(buffer);
            if (read == 0) throw new IOException("the server hung up");
            whole.Write(buffer, 0, read);
            isComplete = scanner.Feed(buffer.AsSpan(0, read));
        }
        while (!isComplete);
        return whole.ToArray();
    }

    public void Dispose() => socket.Dispose();
}
