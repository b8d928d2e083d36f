using System.Collections.Concurrent;
using System.Diagnostics;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>
/// Where children are started, so that they end with the Lab, also where it is killed and can end nothing itself. What ends with its parent
/// ends with the very thread that started it, and those of the pool come and go: this one stays.
/// </summary>
internal static class ProcessLauncher
{
    private static readonly string? Leash = Programs.IsInstalled("setpriv") ? "setpriv" : null;
    private static readonly BlockingCollection<Action> Asked = [];

    static ProcessLauncher() => new Thread(Stay) { IsBackground = true, Name = nameof(ProcessLauncher) }.Start();

    /// <summary>
    /// How to call a program: where there is a leash it holds it, and then becomes the program itself, so that ids and signals are the
    /// program's.
    /// </summary>
    internal static ProcessStartInfo Call(string program, IEnumerable<string> arguments) =>
        Leash is null ? new(program, arguments) : new(Leash, ["--pdeathsig", "KILL", program, .. arguments]);

    internal static void Start(Process process)
    {
        var started = new TaskCompletionSource();
        Asked.Add(() =>
        {
            try
            {
                process.Start();
                started.SetResult();
            }
            catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                started.SetException(exception);
            }
        });
        started.Task.GetAwaiter().GetResult();
    }

    private static void Stay()
    {
        foreach (var start in Asked.GetConsumingEnumerable()) start();
    }
}
