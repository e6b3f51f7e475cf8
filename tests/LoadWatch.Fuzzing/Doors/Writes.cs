using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LoadWatch.Fuzzing.Doors;

/// <summary>Clients of the storage that note what was written: rows and messages, not tables and queues that came into being, nor keys.</summary>
internal sealed class Writes(string connection) : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public void Clear() => _all.Clear();

    public QueueServiceClient Queues()
    {
        var options = new QueueClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return new QueueServiceClient(connection, options);
    }

    public TableServiceClient Tables()
    {
        var options = new TableClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return new TableServiceClient(connection, options);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Note(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Note(message);
    }

    private void Note(HttpMessage message)
    {
        var path = message.Request.Uri.Path ?? "";
        var isRowOrMessage = path.Contains('(') || path.EndsWith("/messages", StringComparison.Ordinal) || path.EndsWith("$batch", StringComparison.Ordinal)
            || (message.Request.Method == RequestMethod.Post && !path.EndsWith("/Tables", StringComparison.Ordinal));
        if (message.Request.Method != RequestMethod.Get && isRowOrMessage && message.Response.Status < 300 && !path.Contains("/keys", StringComparison.Ordinal))
        {
            _all.Enqueue($"{message.Request.Method} {path}");
        }
    }
}

/// <summary>The last error that the application logged: why it answered as it did.</summary>
internal sealed class LastError : ILoggerProvider, ILogger
{
    public string Text { get; private set; } = "";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Text = $"{formatter(state, exception)} {exception}";
        }
    }

    public void Dispose()
    {
    }
}
