using LoadWatch.Core.Telling;

namespace LoadWatch.Storage;

/// <summary>What a runner has just asked for on a page and waits for, by text or email; secrets are kept encrypted until they are sent.</summary>
public sealed class Outbox(Runners runners, DueTexts due, DueMails mails, Queues queues, SealedBody seal, TimeProvider clock)
{
    /// <param name="isSecret">Whether it holds a code or a link.</param>
    /// <param name="to">The number, where it is not the runner's verified one.</param>
    /// <param name="life">How long it is worth sending.</param>
    public async Task TextAsync(RunnerId id, Profile profile, string body, bool isSecret, string? to, TimeSpan life, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var text = new Text
        {
            Id = $"{profile.DayAt(now):yyyyMMdd}-asked-{Guid.NewGuid():N}",
            Kind = TextKind.Asked,
            Day = profile.DayAt(now),
            To = to,
            Body = isSecret ? seal.Close(body) : body,
            IsSealed = isSecret,
            Segments = SmsSegments.Count(body).Segments,
            State = TextState.Pending,
            DueAt = now,
            NotBefore = now,
            Until = now + life,
        };
        var message = new TextDue(id.Value, text.Id);
        await due.NoteAsync(message, now, cancel);
        await runners.AddAsync(id, text, now + TimeSpan.FromDays(30), cancel);
        await queues.PutAsync(message, TimeSpan.Zero, cancel);
    }

    public async Task MailAsync(RunnerId id, string to, string subject, string body, TimeSpan life, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mail = new Mail
        {
            Id = $"{now:yyyyMMddHHmmss}-{Guid.NewGuid():N}",
            Mark = Mail.NewMark(),
            To = to,
            Subject = subject,
            Text = seal.Close(body),
            IsSealed = true,
            State = MailState.Pending,
            DueAt = now,
            Until = now + life,
        };
        await PostAsync(id, mail, cancel);
    }

    /// <summary>Keeps an email and has it sent: noted first, so that the sweep finds it whatever gets lost.</summary>
    /// <returns>Whether it is new; false where there is one of its id.</returns>
    public async Task<bool> PostAsync(RunnerId id, Mail mail, CancellationToken cancel)
    {
        var message = new MailDue(id.Value, mail.Id);
        var isNew = true;
        await mails.NoteAsync(message, mail.DueAt, cancel);
        try
        {
            await runners.AddAsync(id, mail, mail.DueAt + TimeSpan.FromDays(30), cancel);
        }
        catch (LostRaceException)
        {
            isNew = false;
        }

        // Also where it is kept already: whoever kept it may have died before this line.
        await queues.PutAsync(message, TimeSpan.Zero, cancel);
        return isNew;
    }
}
