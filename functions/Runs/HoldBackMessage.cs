using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// What waits for a platform that must not be read now: one message an account, whose read is for all that is said of the account
/// meanwhile.
/// </summary>
public sealed class HoldBackMessage(Runners runners, Queues queues, TimeProvider clock, ILogger<HoldBackMessage> log)
{
    /// <summary>What is held back comes spread over so many seconds after the instant at which it may, and not all at once.</summary>
    public const int SpreadSeconds = 60;

    /// <param name="at">Before then the platform must not be read.</param>
    public async Task RunAsync(RunnerId runner, Row<PlatformLink> link, RunChanged message, DateTimeOffset at, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (message.Change is Change.Reread && link.Value.ReadAt is not null && at.UtcDateTime.Date > now.UtcDateTime.Date)
        {
            // The night brings another. An account that has never been read waits for its first.
            log.NotReread(message.Platform);
            return;
        }

        var until = at + TimeSpan.FromSeconds(Random.Shared.Next(1, SpreadSeconds));
        log.HeldBack(message.Platform, until);
        var held = message with { Hold = message.Hold ?? Guid.NewGuid().ToString("N") };
        await queues.PutAsync(held, until - now, cancel);
        if (message.Change is Change.Deauthorised or Change.Reread)
        {
            // These wait for themselves alone: an event may be read sooner than a reread, and no read says that a link has ended.
            return;
        }

        try
        {
            // Only now: nothing may count on a message that is not stored.
            await runners.SaveLinkAsync(runner, link, link.Value with { Held = new Hold(held.Hold, until) }, cancel);
        }
        catch (LostRaceException)
        {
            // The next event waits by itself, and no harm is done.
        }
    }
}

internal static partial class HoldBackMessageLog
{
    [LoggerMessage(2202, LogLevel.Warning, "{Platform} must not be read before {Until}: the message waits")]
    public static partial void HeldBack(this ILogger log, string platform, DateTimeOffset until);

    [LoggerMessage(2206, LogLevel.Warning, "{Platform} must not be read before tomorrow: an account is not looked at tonight, but the next night")]
    public static partial void NotReread(this ILogger log, string platform);
}
