using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Workers.Tests;

/// <summary>What the processes of a town have logged, with the time of each line.</summary>
internal sealed class Journal : ILoggerProvider
{
    private const int Kept = 100;

    private readonly ConcurrentQueue<string> lines = [];

    public ILogger CreateLogger(string categoryName) => new Pen(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    public override string ToString() => string.Join('\n', lines);

    private sealed class Pen(Journal journal, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            journal.lines.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {logLevel} {category}: {formatter(state, exception)} {exception?.GetType().Name} {exception?.Message}");
            while (journal.lines.Count > Kept)
            {
                journal.lines.TryDequeue(out _);
            }
        }
    }
}
