using System.Collections.Concurrent;
using System.Diagnostics;
using LoadWatch.Telemetry;

namespace LoadWatch.Tests.Telemetry;

/// <summary>Tests that record spans: whoever listens hears every application of the process, so no other test runs beside them.</summary>
[CollectionDefinition(nameof(Traced), DisableParallelization = true)]
public sealed class Traced;

/// <summary>Every span that LoadWatch has ended, in order.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Spans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> All => [.. _ended];

    public IReadOnlyList<Activity> Named(string name) => [.. _ended.Where(span => span.OperationName == name)];

    /// <summary>The spans of one trace, by when they began.</summary>
    public IReadOnlyList<Activity> OfTrace(ActivityTraceId trace) => [.. _ended.Where(span => span.TraceId == trace).OrderBy(span => span.StartTimeUtc)];

    public void Dispose() => _listener.Dispose();
}
