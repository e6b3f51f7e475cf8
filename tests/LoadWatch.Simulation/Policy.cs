using LoadWatch.Hosting;
using LoadWatch.Platforms.Strava;
using LoadWatch.Webhooks;

namespace LoadWatch.Simulation;

/// <summary>The product's own settings: its defaults, and its host.json.</summary>
/// <param name="SettleDelay">How long an event of Strava waits before the account is read.</param>
/// <param name="TextHold">How long a due text waits for the rest of a sync.</param>
/// <param name="BudgetShare">The part of Strava's read limits that events may use.</param>
/// <param name="RereadShare">The part that rereading may use.</param>
/// <param name="Queues">Batch, threshold, pauses.</param>
/// <param name="Limits">Strava's read limits, of a quarter of an hour and of a day, of the whole application; null for none.</param>
internal sealed record Policy(
    TimeSpan SettleDelay, TimeSpan TextHold, double BudgetShare, double RereadShare, HostJson.QueueLimits Queues, (int Quarter, int Day)? Limits)
{
    /// <summary>The standard tier, as the product assumes before Strava has told it otherwise.</summary>
    public static (int Quarter, int Day) StandardTier { get; } = (new ReadBudget().QuarterLimit, new ReadBudget().DayLimit);

    public static Policy OfProduct((int Quarter, int Day)? limits)
    {
        var (strava, host) = (new StravaOptions(), HostJson.Find(AppContext.BaseDirectory));
        return new Policy(
            new StravaDoorOptions().SettleDelay,
            new LoadWatchOptions().TextHold,
            strava.BudgetShare,
            strava.RereadShare,
            host.Queues,
            limits);
    }
}
