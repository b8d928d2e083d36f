using System.Globalization;

namespace WeatherHub.Lab.Benchmarks.Measuring;

/// <summary>How long processors have worked, as the kernel counts it, in hundredths of a second.</summary>
/// <param name="Machine">For all processes of the machine.</param>
/// <param name="Processes">For each process that there is, with its parent.</param>
internal sealed record ProcessorTime(TimeSpan Machine, IReadOnlyDictionary<int, (int Parent, TimeSpan Time)> Processes)
{
    // sysconf(_SC_CLK_TCK), which is 100 on every Linux.
    private const int TicksPerSecond = 100;

    internal static ProcessorTime Now()
    {
        var processes = new Dictionary<int, (int, TimeSpan)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(Path.Combine(folder, "stat")) is { } stat) processes[id] = Parse(stat);
        return new ProcessorTime(ParseMachine(File.ReadLines("/proc/stat").First()), processes);
    }

    /// <summary>The process itself and all that it started, directly or not.</summary>
    internal TimeSpan OfTree(int root) => TimeSpan.FromTicks(
        Processes.Where(process => IsUnder(process.Key, root)).Sum(process => process.Value.Time.Ticks));

    /// <summary>Parent, and time in user and kernel mode. The name of the program may hold anything, also brackets and blanks.</summary>
    internal static (int Parent, TimeSpan Time) Parse(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (int.Parse(fields[1], CultureInfo.InvariantCulture), Seconds(fields[11], fields[12]));
    }

    /// <summary>User, nice and system. Interrupts belong to nobody.</summary>
    internal static TimeSpan ParseMachine(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Seconds(fields[1], fields[2], fields[3]);
    }

    private static TimeSpan Seconds(params string[] ticks) =>
        TimeSpan.FromSeconds(ticks.Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / (double)TicksPerSecond);

    private bool IsUnder(int id, int root)
    {
        while (id != root)
        {
            if (!Processes.TryGetValue(id, out var process)) return false;
            id = process.Parent;
        }

        return true;
    }

    /// <summary>Null for a process that ended meanwhile.</summary>
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
