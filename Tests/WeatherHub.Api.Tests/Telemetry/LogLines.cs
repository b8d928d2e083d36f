using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WeatherHub.Api.Tests.Telemetry;

/// <summary>What is written to the log, as text: level, category's last word, message, exception.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>Everything from so high a level.</summary>
    public IReadOnlyList<string> From(LogLevel level) => [.. lines.Where(line => Enum.Parse<LogLevel>(line.Split(' ')[0]) >= level)];

    public ILogger CreateLogger(string categoryName) => new Writer(lines, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <summary>A logger of a class.</summary>
    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Writer(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}".TrimEnd());
    }
}
