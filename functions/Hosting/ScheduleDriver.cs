using Cronos;

namespace LoadWatch.Hosting;

/// <summary>Runs a trigger by the clock, one run at a time: ticks that pass during a run are left out.</summary>
internal sealed partial class ScheduleDriver(Trigger trigger, CronExpression cron, Invocation invocation, TimeProvider time, ILogger log)
{
    /// <summary>A machine may sleep, and its clock be set, which no timer notices: look again each minute.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Less is a timer that woke a little early by the wall clock; the same tick must not come twice for it.</summary>
    private static readonly TimeSpan SetBack = TimeSpan.FromMinutes(1);

    /// <param name="stop">Start no more runs.</param>
    /// <param name="abandon">Cancel what runs.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        var last = time.GetUtcNow();
        while (!stop.IsCancellationRequested && cron.GetNextOccurrence(last, TimeZoneInfo.Utc) is { } due)
        {
            var now = time.GetUtcNow();
            if (due <= now)
            {
                await RunOnceAsync(abandon);
                now = time.GetUtcNow();
                last = now > due ? now : due;
            }
            else if (now < last - SetBack)
            {
                // The times since then come again: else nothing would run before the old time is reached.
                last = now;
            }
            else
            {
                await Task.Delay(due - now < LongestPause ? due - now : LongestPause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
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
