using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace WeatherHub.Lab.Drills.Proxy;

/// <summary>A TCP proxy on loopback that does to connections what bad networks do; what it does can be changed while they live.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, Task> connections = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Lock gate = new();
    private readonly int target;
    private readonly TimeProvider clock;
    private readonly Random random;
    private Socket? listener;
    private Task accepting = Task.CompletedTask;
    private ToxicSet toxics = ToxicSet.None;

    private FaultProxy(int target, TimeProvider clock, Random random) => (this.target, this.clock, this.random) = (target, clock, random);

    internal int Port { get; private set; }

    /// <summary>How many connections were ever accepted.</summary>
    internal int Accepted => Arrivals.Count;

    /// <summary>When each connection was accepted.</summary>
    internal ConcurrentQueue<long> Arrivals { get; } = new();

    /// <summary>How long clients held the connections that ended.</summary>
    internal ConcurrentBag<TimeSpan> Lifetimes { get; } = [];

    /// <summary>The longest that a client held a connection, or has held one so far.</summary>
    internal TimeSpan Longest => Lifetimes.Concat(connections.Keys.Select(connection => connection.Held)).DefaultIfEmpty().Max();

    /// <summary>What is wrong at the moment.</summary>
    internal ToxicSet Toxics
    {
        get
        {
            lock (gate) return toxics;
        }
    }

    /// <summary>Opens a proxy to a port of this machine.</summary>
    internal static FaultProxy Start(int target, TimeProvider clock, Random random)
    {
        var proxy = new FaultProxy(target, clock, random);
        proxy.GoUp();
        return proxy;
    }

    /// <summary>Replaces what is wrong with one direction.</summary>
    internal void Set(Direction way, params Toxic[] wrong)
    {
        ToxicSet former;
        lock (gate) (former, toxics) = (toxics, toxics.With(way, wrong));
        former.Retire();
    }

    /// <summary>Nothing is wrong any more; connections that live heal too.</summary>
    internal void Clear()
    {
        Set(Direction.Up);
        Set(Direction.Down);
    }

    /// <summary>Nobody listens any more: connections are reset, new ones refused.</summary>
    internal void GoDown()
    {
        listener?.Dispose();
        listener = null;
        foreach (var connection in connections.Keys) connection.Reset();
    }

    /// <summary>Listens (again) on the same port.</summary>
    internal void GoUp()
    {
        if (listener is not null) return;
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen(1024);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        accepting = AcceptAsync(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        GoDown();
        await accepting;
        await Task.WhenAll(connections.Values);
        ended.Dispose();
    }

    /// <summary>A number between -1 and 1.</summary>
    internal double Chance()
    {
        lock (gate) return 2 * random.NextDouble() - 1;
    }

    private async Task AcceptAsync(Socket here)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await here.AcceptAsync(ended.Token);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }

            Arrivals.Enqueue(clock.GetTimestamp());
            var connection = new ProxiedConnection(client, this, clock);
            connections[connection] = Task.Run(async () =>
            {
                using (connection) await connection.RunAsync(target, ended.Token);
                Lifetimes.Add(connection.Held);
                connections.TryRemove(connection, out _);
            });
        }
    }
}
