using System.Diagnostics.Metrics;

namespace LoadWatch;

/// <summary>What became of webhooks (taken, turned away, from an account that nobody here has), as the metric <c>loadwatch.webhooks</c> by platform and outcome.</summary>
public sealed class WebhookCounts(IMeterFactory meters)
{
    private readonly Counter<long> _webhooks = meters.Create("LoadWatch").CreateCounter<long>("loadwatch.webhooks");

    public void Count(string platform, string outcome, int items = 1) => _webhooks.Add(
        items, new KeyValuePair<string, object?>("platform", platform), new KeyValuePair<string, object?>("outcome", outcome));
}
