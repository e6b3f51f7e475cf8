using LoadWatch.Core;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Mailing;

/// <summary>Hands an email to the mail server, again after a while where that is in trouble, and not after its time.</summary>
internal sealed class SendMail(
    Runners runners, Queues queues, MailServer server, SealedBody seal, TimeProvider clock, IOptions<MailOptions> options, ILogger<SendMail> log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    public async Task RunAsync(MailDue message, CancellationToken cancel)
    {
        var id = new RunnerId(message.Runner);
        if (await runners.FindMailAsync(id, message.Mail, cancel) is not { } row || row.Value.State is MailState.Sent or MailState.Failed)
        {
            return;
        }

        try
        {
            await SendAsync(message, id, row, cancel);
        }
        catch (LostRaceException)
        {
            // Another worker is at it.
            await queues.PutAsync(message, options.Value.Timeout, cancel);
        }
    }

    private async Task SendAsync(MailDue message, RunnerId id, Row<Mail> row, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!options.Value.IsConfigured || now > row.Value.Until)
        {
            await SettleAsync(id, row, MailState.Failed, options.Value.IsConfigured ? Reasons.OutOfTime : Reasons.NoMailServer, cancel);
            return;
        }

        row = await runners.SaveMailAsync(id, row, row.Value with { State = MailState.Sending, Attempts = row.Value.Attempts + 1 }, cancel);
        var body = row.Value.IsSealed ? seal.Open(row.Value.Text) : row.Value.Text;
        switch (await server.SendAsync(row.Value, body, cancel))
        {
            case Posting.Accepted:
                await SettleAsync(id, row, MailState.Sent, null, cancel);
                break;
            case Posting.Refused(var why):
                await SettleAsync(id, row, MailState.Failed, Reasons.MailRefused(why), cancel);
                break;
            case Posting.Busy(var why):
                log.Busy(id, row.Value.Id, why);
                await runners.SaveMailAsync(id, row, row.Value with { State = MailState.Pending }, cancel);
                await queues.PutAsync(message, Wait(row.Value.Attempts), cancel);
                break;
            default:
                throw new InvalidOperationException("An email is accepted, refused, or comes at a bad moment.");
        }
    }

    private async Task SettleAsync(RunnerId id, Row<Mail> row, MailState state, string? reason, CancellationToken cancel)
    {
        var settled = row.Value with { State = state, Reason = reason, SentAt = state is MailState.Sent ? clock.GetUtcNow() : null };
        await runners.SaveMailAsync(id, row, settled.IsSealed ? settled with { Text = "" } : settled, cancel);
        log.Settled(id, settled.Id, state, reason?.Split(':')[0]);
    }

    private static TimeSpan Wait(int attempts) => TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Math.Min(attempts - 1, 8), LongestWait.Ticks));
}

internal static partial class SendMailLog
{
    [LoggerMessage(2901, LogLevel.Information, "Email {Mail} to runner {Runner}: {State} {Reason}")]
    public static partial void Settled(this ILogger log, RunnerId runner, string mail, MailState state, string? reason);

    [LoggerMessage(2902, LogLevel.Warning, "Email {Mail} to runner {Runner} waits: the mail server is in trouble ({Why})")]
    public static partial void Busy(this ILogger log, RunnerId runner, string mail, string why);
}
