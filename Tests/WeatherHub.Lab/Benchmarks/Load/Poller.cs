using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>
/// Waits for many sockets at once with one system call (epoll): .NET's own way costs a generator as much processor time as a fast server
/// needs to answer.
/// </summary>
internal sealed partial class Poller : IDisposable
{
    private const int Most = 256;
    private const int Add = 1;
    private const int Readable = 1;

    // struct epoll_event is packed on x86-64 only.
    private static readonly (int Size, int Data) Layout = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? (12, 4) : (16, 8);

    private readonly byte[] events = new byte[Most * 16];
    private readonly int handle = Checked(epoll_create1(0));

    /// <summary>Watches a socket for bytes; the number is what <see cref="Wait"/> tells.</summary>
    internal void Watch(Socket socket, int number)
    {
        Span<byte> wanted = stackalloc byte[16];
        wanted.Clear();
        MemoryMarshal.Write(wanted, Readable);
        MemoryMarshal.Write(wanted[Layout.Data..], number);
        _ = Checked(epoll_ctl(handle, Add, (int)socket.Handle, ref wanted[0]));
    }

    /// <summary>The numbers of sockets that have something to read.</summary>
    /// <param name="ready">Where to put them.</param>
    /// <param name="milliseconds">How long to wait for the first; 0 for not at all.</param>
    internal int Wait(Span<int> ready, int milliseconds)
    {
        var count = Math.Max(0, epoll_wait(handle, ref events[0], Math.Min(Most, ready.Length), milliseconds));
        for (var i = 0; i < count; i++) ready[i] = MemoryMarshal.Read<int>(events.AsSpan(i * Layout.Size + Layout.Data));
        return count;
    }

    public void Dispose() => _ = close(handle);

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception();

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int epoll_create1(int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int epoll_ctl(int poller, int what, int socket, ref byte wanted);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int epoll_wait(int poller, ref byte events, int most, int milliseconds);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int close(int handle);
}
