using System.Diagnostics.Metrics;

namespace LoadWatch.Webhooks;

/// <summary>What the doors let in and what they turned away, as the metric <c>loadwatch.webhooks</c> by platform and outcome.</summary>
public sealed class DoorCounts(IMeterFactory meters)
{
    private readonly Counter<long> _webhooks = meters.Create("LoadWatch.Webhooks").CreateCounter<long>("loadwatch.webhooks");

    public void Count(string platform, string outcome, int items = 1) => _webhooks.Add(
        items, new KeyValuePair<string, object?>("platform", platform), new KeyValuePair<string, object?>("outcome", outcome));
}
