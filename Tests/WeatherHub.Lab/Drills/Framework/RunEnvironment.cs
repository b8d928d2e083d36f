using System.Diagnostics;
using System.Runtime.InteropServices;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Framework;

/// <summary>When, where and on what something was measured.</summary>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Commit">The commit that was checked out; <c>unknown</c> without git.</param>
/// <param name="Changed">Whether anything but pages and measurements differed from it.</param>
/// <param name="Build">The configuration that was built.</param>
/// <param name="Cores">Processors.</param>
/// <param name="Processor">Their model.</param>
/// <param name="Platform">The operating system.</param>
/// <param name="Runtime">.NET.</param>
/// <param name="Seed">Of what is random.</param>
internal sealed record RunEnvironment(
    string Date, string Commit, bool Changed, string Build, int Cores, string Processor, string Platform, string Runtime, int Seed)
{
    internal static RunEnvironment Now(TimeProvider clock, int seed) => new(
        $"{clock.GetUtcNow():yyyy-MM-dd}",
        Git("rev-parse", "--short", "HEAD") ?? "unknown",
        Git("status", "--porcelain", "--", ":/", ":(top,exclude)docs", ":(top,exclude)*.md") is not null,
        Programs.Configuration,
        Environment.ProcessorCount,
        Model(),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        seed);

    private static string Model()
    {
        const string Known = "/proc/cpuinfo";
        var line = File.Exists(Known)
            ? File.ReadLines(Known).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}";
    }

    /// <summary>What git says; null for nothing.</summary>
    private static string? Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            });
            var said = git!.StandardOutput.ReadToEnd().Trim();
            return said.Length > 0 ? said : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
