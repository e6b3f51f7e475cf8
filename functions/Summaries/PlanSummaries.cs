using LoadWatch.Storage;

namespace LoadWatch.Summaries;

/// <summary>
/// Every quarter of an hour, as zones differ by that: finds the groups of runners whose week has begun and puts one message a
/// part of a group on the queue. No runner is looked at here. A group is noted as planned afterwards: whoever dies in between plans
/// it again, and each summary is written once all the same.
/// </summary>
internal sealed class PlanSummaries(Subscriptions subscriptions, Queues queues, TimeProvider clock, ILogger<PlanSummaries> log)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var group in await subscriptions.GroupsAsync(cancel))
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(group.Zone, out var zone)
                || SummaryHours.DueDay(zone, group.WeekStart, now) is not { } day || group.PlannedFor >= day)
            {
                continue;
            }

            for (var shard = 0; shard < Subscriptions.Shards; shard++)
            {
                await queues.PutAsync(new SummariesDue(group.Zone, group.WeekStart, day, shard, After: null), cancel);
            }

            await subscriptions.PlannedAsync(group, day, cancel);
            log.Planned(group.Zone, group.WeekStart, day);
        }
    }
}

/// <summary>One page of a part of a group: one message a runner, and one for the next page. The work of a run is bounded, however many runners there are.</summary>
internal sealed class SpreadSummaries(Subscriptions subscriptions, Queues queues)
{
    /// <summary>Runners a page: few, for whoever dies in the middle of one puts all its messages on the queue again.</summary>
    public const int Page = 25;

    /// <summary>How many messages are put at once.</summary>
    private const int AtOnce = 8;

    public async Task RunAsync(SummariesDue due, CancellationToken cancel)
    {
        var after = due.After is { } last ? new RunnerId(last) : (RunnerId?)null;
        var page = await subscriptions.PageAsync(due.Zone, due.WeekStart, due.Shard, after, Page, cancel);
        await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (runner, stop) =>
            await queues.PutAsync(new SummaryDue(runner.Value, due.Day), TimeSpan.Zero, stop));
        if (page.Count == Page)
        {
            await queues.PutAsync(due with { After = page[^1].Value }, cancel);
        }
    }
}

internal static partial class PlanSummariesLog
{
    [LoggerMessage(3201, LogLevel.Information, "Summaries of {Zone}, weeks from {WeekStart}, are due on {Day}")]
    public static partial void Planned(this ILogger log, string zone, DayOfWeek weekStart, DateOnly day);
}
