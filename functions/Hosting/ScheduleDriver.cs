using Cronos;

namespace LoadWatch.Hosting;

/// <summary>Runs a trigger by the clock, one run at a time: ticks that pass during a run are left out.</summary>
internal sealed partial class ScheduleDriver(Trigger trigger, CronExpression cron, Invocation invocation, TimeProvider time, ILogger log)
{
    /// <summary>A timer cannot be set further ahead than some weeks, and a machine may sleep: look again daily.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <param name="stop">Start no more runs.</param>
    /// <param name="abandon">Cancel what runs.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        var last = time.GetUtcNow();
        while (cron.GetNextOccurrence(last, TimeZoneInfo.Utc) is { } due && await UntilAsync(due, stop))
        {
            await RunOnceAsync(abandon);

            // A timer may wake a little early by the wall clock; the same tick must not come twice.
            var now = time.GetUtcNow();
            last = now > due ? now : due;
        }
    }

    private async Task<bool> UntilAsync(DateTimeOffset due, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && due - time.GetUtcNow() is var left)
        {
            if (left <= TimeSpan.Zero)
                return true;
            await Task.Delay(left < LongestPause ? left : LongestPause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private async Task RunOnceAsync(CancellationToken abandon)
    {
        try
        {
            await invocation.RunAsync(trigger, "", abandon);
        }
        catch (Exception e)
        {
            Failed(log, e, trigger.Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Trigger} failed; it runs again at its next time")]
    private static partial void Failed(ILogger log, Exception e, string trigger);
}
