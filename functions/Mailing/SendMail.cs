using LoadWatch.Core;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Mailing;

/// <summary>
/// An email goes from pending to sending to sent, failed or unknown. SMTP takes no idempotency key: an email that was being sent
/// is looked for in the server's list, where there is one, before it is handed over again. Without a list what was asked for goes
/// again, under the same Message-ID, and a summary does not.
/// </summary>
internal sealed class SendMail(
    Runners runners, DueMails due, Queues queues, MailServer server, AcceptedMails accepted, SenderHalt halt, TimeProvider clock, IOptions<MailOptions> options, ILogger<SendMail> log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AskTheListAgain = TimeSpan.FromMinutes(1);

    public async Task RunAsync(MailDue message, CancellationToken cancel)
    {
        var id = new RunnerId(message.Runner);
        try
        {
            if (await runners.FindMailAsync(id, message.Mail, cancel) is not { } row)
            {
                // Not saved (yet), or deleted with its runner: the sweep looks again while the note stands.
                return;
            }

            if (row.Value.IsSettled)
            {
                await due.CrossOutAsync(message, cancel);
            }
            else if (Wait(row.Value) is { } wait)
            {
                await queues.PutAsync(message, wait, cancel);
            }
            else
            {
                await TryAsync(message, id, row, cancel);
            }
        }
        catch (LostRaceException)
        {
            // Another worker is at it: look again when whatever it does must be over.
            await queues.PutAsync(message, AnswerBy, cancel);
        }
    }

    /// <summary>
    /// How long after an email was marked as being sent its outcome can be told: the handover begins within one time-out, or not
    /// at all, and ends within another.
    /// </summary>
    private TimeSpan AnswerBy => options.Value.Timeout + options.Value.Timeout + options.Value.ListedAfter;

    private TimeSpan? Wait(Mail mail)
    {
        var until = mail.State is MailState.Sending ? mail.SendingAt + AnswerBy : mail.NotBefore;
        return until - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero ? wait : null;
    }

    private async Task TryAsync(MailDue message, RunnerId id, Row<Mail> row, CancellationToken cancel)
    {
        var isOver = clock.GetUtcNow() > row.Value.Until;
        if (row.Value.State is MailState.Sending)
        {
            log.InDoubt(id, row.Value.Id);
            if (await IsAnsweredAsync(message, id, row, isOver, cancel))
            {
                return;
            }
        }

        if (!options.Value.IsConfigured || isOver)
        {
            await SettleAsync(message, id, row, MailState.Failed, options.Value.IsConfigured ? Reasons.OutOfTime : Reasons.NoMailServer, null, cancel);
        }
        else if (row.Value.Kind is MailKind.Summary && await WhyNotAsync(id, row.Value, cancel) is { } reason)
        {
            await SettleAsync(message, id, row, MailState.Withheld, reason, null, cancel);
        }
        else if (row.Value.Kind is MailKind.Summary && await halt.SummariesUntilAsync(cancel) is { } held && held > clock.GetUtcNow())
        {
            log.Held(id, row.Value.Id, held);
            await runners.SaveMailAsync(id, row, row.Value with { State = MailState.Pending, NotBefore = held }, cancel);
            await queues.PutAsync(message, held - clock.GetUtcNow(), cancel);
        }
        else
        {
            await HandOverAsync(message, id, row, cancel);
        }
    }

    /// <summary>Whether an email that was being sent needs nothing more for now.</summary>
    private async Task<bool> IsAnsweredAsync(MailDue message, RunnerId id, Row<Mail> row, bool isOver, CancellationToken cancel)
    {
        if (!options.Value.IsConfigured || !accepted.IsKept)
        {
            // Silence rather than a second summary; what was asked for is waited for.
            if (row.Value.Kind is MailKind.Summary)
            {
                await SettleAsync(message, id, row, MailState.Unknown, Reasons.NoClearAnswer, null, cancel);
            }

            return row.Value.Kind is MailKind.Summary;
        }

        try
        {
            if (await accepted.ContainAsync(MessageIds.Of(id, row.Value, MimeKit.MailboxAddress.Parse(options.Value.From).Domain), cancel))
            {
                await SettleAsync(message, id, row, MailState.Sent, null, row.Value.SendingAt, cancel);
                return true;
            }

            return false;
        }
        catch (Exception unanswered) when (AcceptedMails.IsUnanswered(unanswered, cancel))
        {
            log.Uncertain(id, row.Value.Id, "the list of accepted emails cannot be read");
            await (isOver ? SettleAsync(message, id, row, MailState.Unknown, Reasons.NoClearAnswer, null, cancel) : queues.PutAsync(message, AskTheListAgain, cancel));
            return true;
        }
    }

    /// <summary>Asked again at the last moment: may this summary still go out?</summary>
    private async Task<string?> WhyNotAsync(RunnerId id, Mail mail, CancellationToken cancel)
    {
        var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        return !runner.HasConsented(Consent.Email) ? Reasons.NoConsent
            : runner.Profile?.Value is not { EmailVerifiedAt: not null } profile || profile.Email != mail.To ? Reasons.AddressNotVerified
            : mail.MadeOf.Any(platform => !runner.Links.Exists(link => link.Value.Platform == platform)) ? Reasons.LeaveTakenBack
            : null;
    }

    private async Task HandOverAsync(MailDue message, RunnerId id, Row<Mail> row, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        row = await runners.SaveMailAsync(
            id, row, row.Value with { State = MailState.Sending, SendingAt = now, Attempts = row.Value.Attempts + 1 }, cancel);
        if (clock.GetUtcNow() - now > options.Value.Timeout)
        {
            // The mark took so long to be stored that somebody else may soon take the email over, as ours seems to be lost.
            log.Uncertain(id, row.Value.Id, "the storage was slow; nothing was sent");
            await queues.PutAsync(message, AnswerBy, cancel);
            return;
        }

        switch (await server.SendAsync(id, row.Value, cancel))
        {
            case Posting.Accepted:
                await SettleAsync(message, id, row, MailState.Sent, null, now, cancel);
                break;
            case Posting.Refused(var why, var isOfTheAddress):
                if (isOfTheAddress)
                {
                    // First: a worker that dies in between is followed by one that asks again and is refused again.
                    await runners.RefuseEmailAsync(id, row.Value.To, why, cancel);
                }

                await SettleAsync(message, id, row, MailState.Failed, Reasons.MailRefused(why), null, cancel);
                break;
            case Posting.Busy(var why):
                log.Busy(id, row.Value.Id, why);
                var wait = Backoff(row.Value.Attempts);
                await runners.SaveMailAsync(id, row, row.Value with { State = MailState.Pending, NotBefore = clock.GetUtcNow() + wait }, cancel);
                await queues.PutAsync(message, wait, cancel);
                break;
            case Posting.Uncertain(var why):
                log.Uncertain(id, row.Value.Id, why);
                await queues.PutAsync(message, AnswerBy, cancel);
                break;
            default:
                throw new InvalidOperationException("A posting has four outcomes.");
        }
    }

    private async Task SettleAsync(MailDue message, RunnerId id, Row<Mail> row, MailState state, string? reason, DateTimeOffset? sentAt, CancellationToken cancel)
    {
        await runners.SaveMailAsync(id, row, row.Value.Settled(state, reason, sentAt), cancel);
        await due.CrossOutAsync(message, cancel);
        log.Settled(id, row.Value.Id, state, reason?.Split(':')[0]);
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Math.Min(attempts - 1, 8), LongestWait.Ticks));
}

internal static partial class SendMailLog
{
    [LoggerMessage(2901, LogLevel.Information, "Email {Mail} to runner {Runner}: {State} {Reason}")]
    public static partial void Settled(this ILogger log, RunnerId runner, string mail, MailState state, string? reason);

    [LoggerMessage(2902, LogLevel.Warning, "Email {Mail} to runner {Runner} waits: the mail server is in trouble ({Why})")]
    public static partial void Busy(this ILogger log, RunnerId runner, string mail, string why);

    [LoggerMessage(2905, LogLevel.Information, "Email {Mail} to runner {Runner} waits until {Until}: summaries are held after a restore")]
    public static partial void Held(this ILogger log, RunnerId runner, string mail, DateTimeOffset until);

    [LoggerMessage(2904, LogLevel.Warning, "Email {Mail} to runner {Runner} was being handed over when its worker ended")]
    public static partial void InDoubt(this ILogger log, RunnerId runner, string mail);

    [LoggerMessage(2903, LogLevel.Warning, "Email {Mail} to runner {Runner}: no clear answer ({Why}); it is looked for before anything is sent again")]
    public static partial void Uncertain(this ILogger log, RunnerId runner, string mail, string why);
}
