using System.Text;

namespace WeatherHub.Lab;

/// <summary>
/// Says how far long work has come: on a terminal in one line below everything that is written, which goes away at the end; elsewhere in
/// plain lines, no more often than every ten seconds.
/// </summary>
/// <param name="error">Where to say it.</param>
/// <param name="isTerminal">Whether a line there can be written over.</param>
/// <param name="clock">Tells how long it takes.</param>
internal sealed class Progress(TextWriter error, bool isTerminal, TimeProvider clock)
{
    private const string Erase = "\r\x1b[2K";
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private (string Text, long Began)? step;
    private long told = clock.GetTimestamp();

    /// <summary>Hands out steps, and says of each that it begins.</summary>
    internal IEnumerable<T> Over<T>(IReadOnlyList<T> steps, Func<T, string> name)
    {
        using var ticks = isTerminal ? clock.CreateTimer(_ => Show(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) : null;
        try
        {
            for (var i = 0; i < steps.Count; i++)
            {
                Begin($"{i + 1} of {steps.Count}: {name(steps[i])}");
                yield return steps[i];
            }
        }
        finally
        {
            End();
        }
    }

    /// <summary>A writer to the same terminal whose lines stand above the progress; elsewhere the writer itself.</summary>
    internal TextWriter Above(TextWriter output) => isTerminal ? new LinesAbove(output, this) : output;

    private void Begin(string text)
    {
        lock (gate) step = (text, clock.GetTimestamp());
        Show();
        if (isTerminal || clock.GetElapsedTime(told) < Quiet) return;
        told = clock.GetTimestamp();
        error.WriteLine(text);
    }

    private void Show()
    {
        lock (gate)
            if (isTerminal && step is var (text, began)) error.Write($"{Erase}{text}, {clock.GetElapsedTime(began):m\\:ss}");
    }

    private void End()
    {
        lock (gate)
        {
            if (isTerminal && step is not null) error.Write(Erase);
            step = null;
        }
    }

    private sealed class LinesAbove(TextWriter output, Progress progress) : TextWriter
    {
        public override Encoding Encoding => output.Encoding;

        public override void Write(char value) => output.Write(value);

        public override void Write(string? value)
        {
            lock (progress.gate) output.Write(progress.step is null ? value : Erase + value);
        }

        public override void WriteLine(string? value)
        {
            lock (progress.gate) output.WriteLine(progress.step is null ? value : Erase + value);
        }
    }
}
