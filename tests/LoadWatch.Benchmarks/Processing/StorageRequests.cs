using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>Counts the requests that the storage clients of this process send, by what they are.</summary>
internal sealed class StorageRequests : EventListener
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    private int _queries;

    public int All => _counts.Values.Sum();

    /// <summary>Those that asked a table for a range of rows.</summary>
    public int Queries => _queries;

    /// <summary>What was asked for and how often for each of <paramref name="runs"/> runs.</summary>
    public string PerRun(int runs) => string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => FormattableString.Invariant($"{count.Key} {(double)count.Value / runs:0.##}")));

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Azure-Core")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "Request" && eventData.PayloadNames is { } names && eventData.Payload is { } values)
        {
            string Value(string name) => $"{values[names.IndexOf(name)]}";
            if (Value("uri").Contains("filter=", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _queries);
            }

            _counts.AddOrUpdate($"{Value("method")} {Resource(new Uri(Value("uri")))}", 1, (_, count) => count + 1);
        }
    }

    /// <summary>The table or queue: the first segment after the account, without a row's keys.</summary>
    private static string Resource(Uri uri) => uri.Segments.ElementAtOrDefault(2)?.Split('(')[0].TrimEnd('/') ?? "/";
}
