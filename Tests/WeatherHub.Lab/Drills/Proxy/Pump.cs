using System.Net.Sockets;
using System.Threading.Channels;

namespace WeatherHub.Lab.Drills.Proxy;

/// <summary>Moves the bytes of one direction, as late, as slowly, as finely cut and as far as the toxics let them.</summary>
internal sealed class Pump(Socket from, Socket to, Direction way, FaultProxy proxy, TimeProvider clock)
{
    private const int Tenths = 10;
    private static readonly TimeSpan Tenth = TimeSpan.FromSeconds(1.0 / Tenths);

    private readonly Channel<(byte[] Bytes, long At)> inbox = Channel.CreateBounded<(byte[] Bytes, long At)>(256);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long passed;
    private long endedAt;

    /// <summary>Ends when this direction has, well or badly.</summary>
    internal Task Done => done.Task;

    /// <summary>Whether it ended because it had passed as much as it may: then the connection ends too.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>When the side that it reads from ended, well or badly; 0 while it has not.</summary>
    internal long EndedAt => Volatile.Read(ref endedAt);

    internal async Task RunAsync(CancellationToken over)
    {
        try
        {
            _ = ReadAsync(over);
            await foreach (var (bytes, at) in inbox.Reader.ReadAllAsync(over))
            {
                await DeliverAsync(bytes, at, over);
                if (IsCut) break;
            }

            if (proxy.Toxics.Find<SlowClose>(way) is { } slow) await Task.Delay(slow.Delay, clock, over);
            to.Shutdown(SocketShutdown.Send);
            done.TrySetResult();
        }
        catch (Exception exception) when (ProxiedConnection.IsEnd(exception))
        {
            done.TrySetException(exception);
            throw;
        }
    }

    private async Task ReadAsync(CancellationToken over)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, over) is var read and > 0)
                await inbox.Writer.WriteAsync((buffer[..read], clock.GetTimestamp()), over);
            inbox.Writer.Complete();
        }
        catch (Exception exception) when (ProxiedConnection.IsEnd(exception))
        {
            inbox.Writer.TryComplete(exception);
        }
        finally
        {
            Volatile.Write(ref endedAt, clock.GetTimestamp());
        }
    }

    private async Task DeliverAsync(byte[] bytes, long at, CancellationToken over)
    {
        var toxics = proxy.Toxics;
        if (toxics.Find<Silence>(way) is not null) return;
        if (toxics.Find<Latency>(way) is { } latency)
        {
            // Counted from arrival: what is late does not make what follows later.
            var wait = latency.Delay + proxy.Chance() * latency.Jitter - clock.GetElapsedTime(at);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, over);
        }

        var limit = toxics.Find<LimitData>(way)?.Bytes ?? long.MaxValue;
        var room = (int)Math.Clamp(limit - passed, 0, bytes.Length);
        await SendAsync(toxics, bytes.AsMemory(0, room), over);
        passed += room;
        IsCut = passed >= limit;
    }

    private async Task SendAsync(ToxicSet toxics, ReadOnlyMemory<byte> bytes, CancellationToken over)
    {
        var slicer = toxics.Find<Slicer>(way);
        var rate = toxics.Find<Bandwidth>(way)?.BytesPerSecond;
        while (bytes.Length > 0)
        {
            var size = slicer is not null ? slicer.Size + (int)(proxy.Chance() * slicer.Variation)
                : rate is { } most ? (int)Math.Min(int.MaxValue, most / Tenths)
                : bytes.Length;
            var piece = bytes[..Math.Clamp(size, 1, bytes.Length)];
            if (rate is { } allowed) await Task.Delay(Tenth * ((double)piece.Length * Tenths / allowed), clock, over);
            await to.SendAsync(piece, over);
            bytes = bytes[piece.Length..];
            if (slicer is not null && bytes.Length > 0) await Task.Delay(slicer.Pause, clock, over);
        }
    }
}
