using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// What waits for a platform that must not be read now: one message an account, whose read is for all that is said of the account
/// before it comes.
/// </summary>
public sealed class HoldBackMessage(Runners runners, Queues queues, TimeProvider clock, ILogger<HoldBackMessage> log)
{
    /// <summary>What is held back comes spread over so many seconds after the instant at which it may, and not all at once.</summary>
    public const int SpreadSeconds = 60;

    /// <summary>A night's look waits so long and no longer: the night brings another.</summary>
    public static readonly TimeSpan LongestForReread = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A message that comes sooner does not stand for others: clocks differ, it may come a little early, and a platform may need
    /// as long until a run that it has announced is there.
    /// </summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>No limit holds a message back for longer than to the next day: what says so was written by a clock that was wrong.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(25);

    /// <param name="at">Before then the platform must not be read.</param>
    public async Task RunAsync(RunnerId runner, Row<PlatformLink> link, RunChanged message, DateTimeOffset at, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (message.Change is not Change.Deauthorised && AnotherWaits(link.Value, message, now))
        {
            return;
        }

        if (message.Change is Change.Reread && at - now > LongestForReread)
        {
            log.NotReread(message.Platform);
            return;
        }

        var until = at + TimeSpan.FromSeconds(Random.Shared.Next(1, SpreadSeconds));
        log.HeldBack(message.Platform, until);
        var held = message with { HeldAs = message.HeldAs ?? $"{message.Change}|{message.Run}|{message.At.UtcTicks}" };
        await queues.PutAsync(held, until - now, cancel);
        if (message.Change is Change.Deauthorised or Change.Reread)
        {
            // These wait for themselves alone: an event may be read sooner than a reread, and no read says that a link has ended.
            return;
        }

        try
        {
            // Only now: nothing may count on a message that is not stored.
            await runners.SaveLinkAsync(runner, link, link.Value with { Held = new HeldMessage(held.HeldAs, until) }, cancel);
        }
        catch (LostRaceException)
        {
            // The next event waits by itself, and no harm is done.
        }
    }

    private static bool AnotherWaits(PlatformLink link, RunChanged message, DateTimeOffset now) =>
        link.Held is { } held && held.Name != message.HeldAs && held.Until > now + Soon && held.Until <= now + Longest;
}

internal static partial class HoldBackMessageLog
{
    [LoggerMessage(2202, LogLevel.Warning, "{Platform} must not be read before {Until}: the message waits")]
    public static partial void HeldBack(this ILogger log, string platform, DateTimeOffset until);

    [LoggerMessage(2206, LogLevel.Warning, "{Platform} must not be read for some time: an account is not looked at tonight, but the next night")]
    public static partial void NotReread(this ILogger log, string platform);
}
