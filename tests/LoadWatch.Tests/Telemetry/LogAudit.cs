using System.Collections.Concurrent;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Tests.Telemetry;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(LogAudit))]

namespace LoadWatch.Tests.Telemetry;

/// <summary>
/// Hears every line that an application logs in any test, and every line that a process of the server prints; the test run
/// fails at its end if one of them holds personal data or a secret, and says which, without it.
/// </summary>
public sealed class LogAudit : IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Found = new(StringComparer.Ordinal);
    private static long _lines;

    public LogAudit() => ServerProcess.Overhears = Printed;

    /// <summary>For the logging of an application.</summary>
    public static ILoggerProvider Recorder { get; } = new Provider();

    /// <summary>How many lines were looked at so far.</summary>
    public static long Lines => Interlocked.Read(ref _lines);

    /// <summary>A line that a process of the server printed; as JSON it writes a plus as a number.</summary>
    public static void Printed(string line) => Look("a process", default, Unescaped(line));

    internal static string Unescaped(string line) =>
        line.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase).Replace("\\u0026", "&", StringComparison.Ordinal).Replace("\\u0022", "\"", StringComparison.Ordinal);

    /// <summary>What is wrong with a line; null for nothing.</summary>
    internal static string? Fault(string category, EventId id, string line) =>
        PersonalData.Of(line).ToArray() is { Length: > 0 } found ? $"{category}, event {id.Id} {id.Name}: {string.Join("; ", found)}" : null;

    public void Dispose() => Check();

    /// <exception cref="InvalidOperationException">A line holds what none may hold.</exception>
    internal static void Check()
    {
        if (!Found.IsEmpty)
            throw new InvalidOperationException($"{Found.Count} kinds of log lines hold what no log may hold:\n{string.Join('\n', Found.Values.Take(50))}");
    }

    private static void Look(string category, EventId id, string line)
    {
        Interlocked.Increment(ref _lines);
        if (Fault(category, id, line) is { } fault)
            Found.TryAdd($"{category} {id.Id} {id.Name}", $"{fault}\n    in {TestContext.Current.Test?.TestDisplayName ?? "a thread of its own"}");
    }

    private sealed class Provider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(categoryName);

        public void Dispose()
        {
            // Nothing is held, and the next application uses it too.
        }
    }

    private sealed class Logger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        /// <summary>The values are looked at one by one, too: exporters send them beside the line.</summary>
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Look(category, eventId, $"{formatter(state, exception)}\n{exception}");
            foreach (var (_, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
                Look(category, eventId, $"{value}");
        }
    }
}
