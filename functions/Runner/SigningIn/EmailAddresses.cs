using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.SigningIn;

/// <summary>A runner's address: it counts once a link that was sent to it has been used.</summary>
public sealed class EmailAddresses(
    Contacts contacts, Runners runners, Tickets tickets, Outbox outbox, TimeProvider clock, IOptions<LoadWatchOptions> deployment)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private const int MostInADay = 4;

    /// <summary>Sends a link to the address that the runner gave; not more than a few a day.</summary>
    public async Task AskAsync(RunnerId id, Profile profile, CancellationToken cancel)
    {
        if (profile is { Email: { } address, EmailVerifiedAt: null }
            && await contacts.TakeTurnAsync(ContactKind.Email, address, "confirm", MostInADay, TimeSpan.FromDays(1), clock.GetUtcNow(), cancel)
            && await contacts.TakeTurnAsync(ContactKind.Email, id.Value, "confirm-asked", MostInADay, TimeSpan.FromDays(1), clock.GetUtcNow(), cancel))
        {
            var link = deployment.Value.At($"tickets/{await tickets.IssueAsync(TicketKind.Email, id, address, Life, cancel)}");
            await outbox.MailAsync(id, address, profile.Words.Site.EmailSubject, profile.Words.Site.EmailMail(link.AbsoluteUri), Life, cancel);
        }
    }

    /// <summary>The link was used: the address is the runner's, if it still is the one the runner gave and nobody else's.</summary>
    public async Task<bool> ConfirmAsync(Ticket ticket, CancellationToken cancel)
    {
        if (await runners.FindProfileAsync(ticket.Runner, cancel) is not { } profile || profile.Email != ticket.About
            || !await contacts.ClaimAsync(ContactKind.Email, ticket.About, ticket.Runner, cancel))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await runners.ChangeProfileAsync(
            ticket.Runner, found => found.Email == ticket.About ? found with { EmailVerifiedAt = found.EmailVerifiedAt ?? now, EmailRefused = null } : found, cancel);
        return true;
    }
}
