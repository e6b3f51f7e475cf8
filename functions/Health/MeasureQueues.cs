using LoadWatch.Storage;
using LoadWatch.Telemetry;

namespace LoadWatch.Health;

/// <summary>
/// Reads how the queues stand, for whoever listens. On a schedule, because a schedule runs in one process of many, and also
/// when none is awake. If nobody listens, nothing is read.
/// </summary>
internal sealed class MeasureQueues(Queues queues, Gauges gauges)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (gauges.WantsQueues)
        {
            gauges.Record(await Task.WhenAll(Queues.All.Select(async queue =>
                new QueueReading(queue, await queues.AgeAsync(queue, cancel), await queues.PoisonOfAsync(queue, cancel)))));
        }
    }
}
