using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Fakes;

/// <summary>All that was logged, with the level, the text and the exception whole.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<(LogLevel Level, string Text)> entries = new();

    public string Everything => string.Join('\n', entries.Select(entry => entry.Text));

    public IReadOnlyList<string> Errors => [.. entries.Where(e => e.Level >= LogLevel.Error).Select(e => e.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose() => entries.Clear();
}
