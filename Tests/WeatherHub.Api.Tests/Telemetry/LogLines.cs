using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WeatherHub.Api.Tests.Telemetry;

/// <summary>Captures what is written to the log.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> lines = new();

    /// <summary>Everything so far.</summary>
    public IReadOnlyCollection<LogLine> All => lines;

    /// <summary>Everything from so high a level, as text.</summary>
    public IReadOnlyList<string> From(LogLevel level) => [.. lines.Where(line => line.Level >= level).Select(line => line.ToString())];

    public ILogger CreateLogger(string categoryName) => new Writer(lines, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <summary>A logger of a class.</summary>
    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Writer(ConcurrentQueue<LogLine> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception));
    }
}

/// <summary>One line of the log; as text: level, category's last word, message, exception.</summary>
internal sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Exception)
{
    public override string ToString() => $"{Level} {Category}: {Text} {Exception}".TrimEnd();
}
