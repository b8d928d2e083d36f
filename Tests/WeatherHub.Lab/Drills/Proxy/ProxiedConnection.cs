using System.Net;
using System.Net.Sockets;

namespace WeatherHub.Lab.Drills.Proxy;

/// <summary>One connection through the proxy: two pumps, and a watch for what ends it.</summary>
internal sealed class ProxiedConnection(Socket client, FaultProxy proxy, TimeProvider clock) : IDisposable
{
    private readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private readonly long opened = clock.GetTimestamp();
    private Pump? fromClient;

    /// <summary>
    /// For how long the client has held it, or held it until it left. What is still on its way to a client that left does not count.
    /// </summary>
    internal TimeSpan Held =>
        Volatile.Read(ref fromClient)?.EndedAt is { } left and > 0 ? clock.GetElapsedTime(opened, left) : clock.GetElapsedTime(opened);

    internal async Task RunAsync(int target, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(over.Token);
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, target, over.Token);
            var up = new Pump(client, server, Direction.Up, proxy, clock);
            Volatile.Write(ref fromClient, up);
            var down = new Pump(server, client, Direction.Down, proxy, clock);
            var first = await Task.WhenAny(up.RunAsync(over.Token), down.RunAsync(over.Token));

            // An end in one direction is passed on and the other goes on; a broken pump ends both.
            await first;
            if (!up.IsCut && !down.IsCut) await Task.WhenAll(up.Done, down.Done);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            Reset();
        }

        await over.CancelAsync();
        Dispose();
        await watching;
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    /// <summary>Ends the connection with resets on both sides.</summary>
    internal void Reset()
    {
        foreach (var socket in new[] { client, server })
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
            catch (Exception exception) when (IsEnd(exception))
            {
                // Closed already.
            }
        }
    }

    internal static bool IsEnd(Exception exception) =>
        exception is SocketException or ObjectDisposedException or OperationCanceledException or IOException;

    private async Task WatchAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var toxics = proxy.Toxics;
                var reset = new[] { toxics.Find<ResetPeer>(Direction.Up), toxics.Find<ResetPeer>(Direction.Down) }.Min(
                    toxic => toxic?.After);
                var close = new[] { toxics.Find<Silence>(Direction.Up), toxics.Find<Silence>(Direction.Down) }.Min(
                    toxic => toxic?.CloseAfter);
                if ((reset ?? close) is not { } due)
                {
                    await toxics.Replaced.WaitAsync(over);
                    continue;
                }

                var passed = Task.Delay(due, clock, over);
                if (await Task.WhenAny(passed, toxics.Replaced) != passed) continue;
                await passed;
                if (reset is not null)
                {
                    Reset();
                    return;
                }

                Dispose();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The connection ended by itself.
        }
    }
}
