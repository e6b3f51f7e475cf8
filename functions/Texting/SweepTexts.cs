using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Texting;

/// <summary>
/// Puts every text that is overdue and not settled on the queue again, so that no lost message loses a text; and follow-ups,
/// which were planned long before, when they are due.
/// </summary>
internal sealed class SweepTexts(DueTexts due, Runners runners, Queues queues, TimeProvider clock, ILogger<SweepTexts> log)
{
    /// <summary>A text so long overdue has lost its message.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    /// <summary>A note without a text so old belongs to an assessment that was never saved.</summary>
    private static readonly TimeSpan NeverSaved = TimeSpan.FromDays(1);

    public async Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await due.BeforeAsync(step.Began, step, cancel);
        return await page.EachAsync(SweepAsync, log, cancel);
    }

    private async Task SweepAsync((TextDue Text, DateTimeOffset Due) note, CancellationToken cancel)
    {
        var (text, since) = note;
        var now = clock.GetUtcNow();
        if (since > now - Overdue && !Text.IsFollowUp(text.Text))
        {
            return;
        }

        if (await runners.FindTextAsync(new RunnerId(text.Runner), text.Text, cancel) is { } row)
        {
            if (row.Value is { Kind: TextKind.FollowUp, State: TextState.Pending } && row.Value.NotBefore <= now)
            {
                await queues.PutAsync(text, TimeSpan.Zero, cancel, row.Value.Trace);
            }

            // Otherwise put off since: its message comes at its time.
            else if (row.Value.IsSettled || row.Value.NotBefore <= now - Overdue)
            {
                log.QueuedAgain(text.Runner, text.Text);
                await queues.PutAsync(text, TimeSpan.Zero, cancel, row.Value.Trace);
            }
        }
        else if (Text.SidOfReply(text.Text) is { } sid)
        {
            await SweepReceivedAsync(text, sid, cancel);
        }
        else if (now - since > NeverSaved)
        {
            await due.CrossOutAsync(text, cancel);
        }
    }

    /// <summary>A text from a runner that waits for its answer comes to be handled again; one that gets none, or was never kept, is done with.</summary>
    private async Task SweepReceivedAsync(TextDue reply, string sid, CancellationToken cancel)
    {
        if (await runners.FindSaidAsync(new RunnerId(reply.Runner), sid, cancel) is { Value.Meaning: null })
        {
            log.ReceivedAgain(reply.Runner, sid);
            await queues.PutAsync(new TextReceived(reply.Runner), cancel);
        }
        else
        {
            await due.CrossOutAsync(reply, cancel);
        }
    }
}

internal static partial class SweepTextsLog
{
    [LoggerMessage(2801, LogLevel.Warning, "Text {Text} to runner {Runner} was overdue and is queued again")]
    public static partial void QueuedAgain(this ILogger log, string runner, string text);

    [LoggerMessage(2802, LogLevel.Warning, "What runner {Runner} texted ({Sid}) was not handled and is queued again")]
    public static partial void ReceivedAgain(this ILogger log, string runner, string sid);
}
