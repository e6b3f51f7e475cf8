using LoadWatch.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.SigningIn;

/// <summary>Sends links to sign in.</summary>
public sealed class SignInLinks(
    Contacts contacts, Runners runners, Tickets tickets, Outbox outbox, Queues queues, IDataProtectionProvider protection, TimeProvider clock,
    IOptions<LoadWatchOptions> deployment)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int MostInAnHour = 4;
    private const int MostInADay = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("LoadWatch.SignInAsked.v1");

    public Task AskAsync(ContactKind kind, string contact, CancellationToken cancel) =>
        queues.PutAsync(new SignInAsked(kind, _protector.Protect(contact), clock.GetUtcNow()), cancel);

    /// <summary>Sends a link, if the contact belongs to a runner, was asked for just now, and not too often.</summary>
    public async Task AnswerAsync(SignInAsked asked, CancellationToken cancel)
    {
        var contact = _protector.Unprotect(asked.Contact);
        if (clock.GetUtcNow() - asked.At > Life
            || await contacts.FindAsync(asked.Kind, contact, cancel) is not { } id
            || await runners.FindProfileAsync(id, cancel) is not { } profile
            || !IsVerified(profile, asked.Kind, contact)
            || !await contacts.TakeTurnAsync(asked.Kind, contact, "sign-in", MostInAnHour, TimeSpan.FromHours(1), clock.GetUtcNow(), cancel)
            || !await contacts.TakeTurnAsync(asked.Kind, contact, "sign-in-day", MostInADay, TimeSpan.FromDays(1), clock.GetUtcNow(), cancel))
        {
            return;
        }

        var link = await IssueAsync(id, cancel);
        await (asked.Kind is ContactKind.Phone
            ? outbox.TextAsync(id, profile, profile.Words.Site.SignInText(link.AbsoluteUri), isSecret: true, null, Life, cancel)
            : outbox.MailAsync(id, contact, profile.Words.Site.SignInSubject, profile.Words.Site.SignInMail(link.AbsoluteUri), Life, cancel));
    }

    /// <summary>What the runner's own profile says counts, whatever was claimed before.</summary>
    private static bool IsVerified(Profile profile, ContactKind kind, string contact) => kind is ContactKind.Phone
        ? profile.Phone == contact && profile.PhoneVerifiedAt is not null
        : profile.Email == contact && profile.EmailVerifiedAt is not null;

    /// <summary>A link that signs a runner in, once.</summary>
    public async Task<Uri> IssueAsync(RunnerId runner, CancellationToken cancel) =>
        deployment.Value.At($"tickets/{await tickets.IssueAsync(TicketKind.SignIn, runner, "", Life, cancel)}");
}
