using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>A process that a drill started, and ends.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int KeptLines = 400;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Queue<string> lines = [];
    private readonly Lock gate = new();
    private readonly string name;
    private Action<string>? heard;
    private bool isGone;

    private Child(string name, Process process) => (this.name, this.process) = (name, process);

    internal int Id => process.Id;

    internal bool IsRunning => !isGone && !process.HasExited;

    /// <summary>Anonymous memory that is resident, in bytes: what the process itself took.</summary>
    internal long ResidentBytes => File.ReadLines($"/proc/{Id}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(8, line.Length - 10)) * 1024)
        .Single();

    /// <summary>How long processors have worked for it; a virtual machine's time that others took is not in it.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Threads of the process.</summary>
    internal int Threads => File.ReadLines($"/proc/{Id}/status")
        .Where(line => line.StartsWith("Threads:", StringComparison.Ordinal))
        .Select(line => int.Parse(line.AsSpan(8)))
        .Single();

    internal static Child Start(string name, string program, IEnumerable<string> arguments)
    {
        var start = ProcessLauncher.Call(program, arguments);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["DOTNET_gcServer"] = "0";
        var child = new Child(name, new Process { StartInfo = start });
        child.process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        ProcessLauncher.Start(child.process);
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The first group of the first line that the expression matches.</summary>
    internal async Task<string> SaysAsync(string expression, CancellationToken cancellationToken)
    {
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            heard = Listen;
            foreach (var line in lines) Listen(line);
        }

        var ended = process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(said.Task, ended, Task.Delay(Timeout, TimeProvider.System, cancellationToken)) == said.Task)
            return await said.Task;
        throw new InvalidOperationException($"{name} did not start: {Tail()}");

        void Listen(string line)
        {
            if (Regex.Match(line, expression, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match)
                said.TrySetResult(match.Groups[1].Value);
        }
    }

    /// <summary>What it said last.</summary>
    internal string Tail()
    {
        lock (gate) return string.Join(Environment.NewLine, lines.TakeLast(20));
    }

    /// <summary>Waits until it has ended by itself, and well.</summary>
    internal async Task EndsAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{name} failed: {Tail()}");
    }

    /// <summary>Stops it where it stands; <see cref="Continue"/> lets it go on.</summary>
    internal void Freeze() => Signals.Send(Id, Signals.Stop);

    internal void Continue() => Signals.Send(Id, Signals.Continue);

    /// <summary>Asks it to end, as an orchestrator would, and waits until it has.</summary>
    internal async Task TerminateAsync()
    {
        if (IsRunning) Signals.Send(Id, Signals.Terminate);
        await process.WaitForExitAsync().WaitAsync(Timeout, TimeProvider.System);
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    internal async Task KillAsync()
    {
        if (IsRunning) process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // A drill may end what the context would end again.
        if (isGone) return;
        await KillAsync();
        process.Dispose();
        isGone = true;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > KeptLines) lines.Dequeue();
            heard?.Invoke(line);
        }
    }
}
