using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Mailing;

/// <summary>Puts every email that is overdue and not settled on the queue again, so that no lost message loses an email.</summary>
internal sealed class SweepMails(DueMails due, Runners runners, Queues queues, TimeProvider clock, ILogger<SweepMails> log)
{
    /// <summary>An email so long overdue has lost its message.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    /// <summary>A note without an email so old belongs to one that was never saved.</summary>
    private static readonly TimeSpan NeverSaved = TimeSpan.FromDays(1);

    public async Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await due.BeforeAsync(step.Began - Overdue, step, cancel);
        return await page.EachAsync(SweepAsync, log, cancel);
    }

    private async Task SweepAsync((MailDue Mail, DateTimeOffset Due) note, CancellationToken cancel)
    {
        var (mail, since) = note;
        var now = clock.GetUtcNow();
        if (await runners.FindMailAsync(new RunnerId(mail.Runner), mail.Mail, cancel) is { } row)
        {
            // Put off since: its message comes at its time.
            if (row.Value.IsSettled || !(row.Value.NotBefore > now - Overdue))
            {
                log.QueuedAgain(mail.Runner, mail.Mail);
                await queues.PutAsync(mail, TimeSpan.Zero, cancel);
            }
        }
        else if (now - since > NeverSaved)
        {
            await due.CrossOutAsync(mail, cancel);
        }
    }
}

internal static partial class SweepMailsLog
{
    [LoggerMessage(2911, LogLevel.Warning, "Email {Mail} to runner {Runner} was overdue and is queued again")]
    public static partial void QueuedAgain(this ILogger log, string runner, string mail);
}
