using System.Net;
using System.Net.Sockets;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Tests.Drills.Proxy;

/// <summary>A client, the proxy and a server: one connection through it over real sockets.</summary>
internal sealed class ProxiedSockets : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private ProxiedSockets(TimeProvider clock)
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Proxy = FaultProxy.Start(((IPEndPoint)listener.LocalEndPoint!).Port, clock, new Random(1));
    }

    public FaultProxy Proxy { get; }

    public Socket Client { get; private set; } = null!;

    public Socket Server { get; private set; } = null!;

    public static async Task<ProxiedSockets> OpenAsync(TimeProvider clock)
    {
        var wire = new ProxiedSockets(clock);
        await wire.ConnectAsync();
        return wire;
    }

    public async Task ConnectAsync()
    {
        Client?.Dispose();
        Server?.Dispose();
        Client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Client.ConnectAsync(IPAddress.Loopback, Proxy.Port);
        Server = await Bounded(listener.AcceptAsync());
    }

    /// <summary>What arrives next; null for the end, "reset" for a reset.</summary>
    public static async Task<string?> NextAsync(Socket socket)
    {
        var buffer = new byte[1 << 16];
        try
        {
            var read = await Bounded(socket.ReceiveAsync(buffer));
            return read == 0 ? null : System.Text.Encoding.ASCII.GetString(buffer, 0, read);
        }
        catch (SocketException)
        {
            return "reset";
        }
    }

    /// <summary>Everything up to the end.</summary>
    public static async Task<string> AllAsync(Socket socket)
    {
        var all = "";
        while (await NextAsync(socket) is { } next) all += next;
        return all;
    }

    public static Task<int> SayAsync(Socket socket, string words) => socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(words));

    public static Task<T> Bounded<T>(Task<T> task) => task.WaitAsync(Deadline, TimeProvider.System);

    public static Task Bounded(Task task) => task.WaitAsync(Deadline, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Server.Dispose();
        listener.Dispose();
        await Proxy.DisposeAsync();
    }
}
