using System.Runtime.InteropServices;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>POSIX signals to processes of our own.</summary>
internal static partial class Signals
{
    internal const int Kill = 9;
    internal const int Terminate = 15;
    internal const int Continue = 18;
    internal const int Stop = 19;

    internal static void Send(int process, int signal)
    {
        if (SendTo(process, signal) != 0) throw new InvalidOperationException($"signal {signal} did not reach process {process}");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendTo(int process, int signal);
}
