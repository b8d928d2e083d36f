using System.Globalization;
using System.Runtime.InteropServices;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>Keeps this process off one processor core, so that whoever is alone there is not slowed by who loads it.</summary>
internal sealed partial class CpuAffinity : IDisposable
{
    private readonly nuint before;

    private CpuAffinity(nuint before) => this.before = before;

    /// <summary>Moves every thread of this process elsewhere, where there is an elsewhere.</summary>
    internal static CpuAffinity Avoid(int core)
    {
        nuint all = 0;
        if (Get(0, nuint.Size, ref all) < 0) throw new InvalidOperationException("the processor cores of this process are not known");
        var others = all & ~((nuint)1 << core);
        Move(others == 0 ? all : others);
        return new CpuAffinity(all);
    }

    public void Dispose() => Move(before);

    // Threads that start later inherit from those that start them.
    private static void Move(nuint cores)
    {
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
            _ = Set(int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), nuint.Size, ref cores);
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Get(int thread, nint size, ref nuint cores);

    [DllImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Set(int thread, nint size, ref nuint cores);
}
