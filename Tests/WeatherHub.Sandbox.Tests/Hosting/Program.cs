using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WeatherHub.Sandbox.Tests.Hosting;

/// <summary>One of the two programs as a process of its own, in the configuration of this build.</summary>
internal sealed class Program : IAsyncDisposable
{
    private const int Terminate = 15;

    /// <summary>What starting a runtime and compiling may take on the busiest machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private readonly ConcurrentQueue<string> errors = [];

    private Program(Process process) => this.process = process;

    public IReadOnlyCollection<string> Output => output;

    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>Starts a project's program.</summary>
    public static Program Start(string project, params string[] arguments)
    {
        // artifacts/bin/<project>/<configuration>.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var file = Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"{project}.dll");
        var start = new ProcessStartInfo("dotnet", [file, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var program = new Program(new Process { StartInfo = start });
        program.process.OutputDataReceived += (_, line) => Keep(program.output, line.Data);
        program.process.ErrorDataReceived += (_, line) => Keep(program.errors, line.Data);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        using var limit = new CancellationTokenSource(Deadline);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>The first line of its output that holds the words.</summary>
    public async Task<string> SaysAsync(string words)
    {
        using var limit = new CancellationTokenSource(Deadline);
        while (true)
        {
            if (output.FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)) is { } found)
                return found;
            if (process.HasExited)
                throw new InvalidOperationException($"it ended without \"{words}\": {string.Join('\n', output.Concat(errors))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Asks it to end, as an orchestrator does.</summary>
    public void Stop() => Assert.That(Kill(process.Id, Terminate), Is.Zero);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (!string.IsNullOrEmpty(line)) lines.Enqueue(line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
