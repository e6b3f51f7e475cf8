using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;
using Microsoft.AspNetCore.WebUtilities;

namespace LoadWatch.Storage;

/// <summary>What a one-time link is good for.</summary>
public enum TicketKind
{
    /// <summary>To sign in.</summary>
    SignIn,

    /// <summary>To show that an address is the runner's.</summary>
    Email,
}

/// <summary>A one-time link as it is kept.</summary>
/// <param name="About">For an address: the address.</param>
/// <param name="Issued">When it was issued: signing out everywhere ends what was issued before, too.</param>
public sealed record Ticket(TicketKind Kind, RunnerId Runner, string About, DateTimeOffset Issued, DateTimeOffset Until);

/// <summary>The table <c>tickets</c>: one-time links, kept as hashes, each good for one use within its time; an address that one is about is sealed.</summary>
public sealed class Tickets(TableServiceClient service, SealedBody seal, TimeProvider clock)
{
    private const string Row = "ticket";
    private const string Spent = "spent";
    private const int Bytes = 24;

    private readonly LazyTable _table = new(service, "tickets");

    /// <summary>Issues a link's secret: 32 characters of base64url.</summary>
    public async Task<string> IssueAsync(TicketKind kind, RunnerId runner, string about, TimeSpan life, CancellationToken cancel)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        var until = clock.GetUtcNow() + life;
        await _table.AddAsync(
            new TableEntity(Key(secret), Row) { ["Kind"] = kind.ToString(), ["Runner"] = runner.Value, ["About"] = about.Length > 0 ? seal.Close(about) : "", ["Issued"] = clock.GetUtcNow(), ["Until"] = until }, cancel);
        return secret;
    }

    /// <summary>The ticket, unused; null where there is none or its time is over.</summary>
    public async Task<Ticket?> FindAsync(string secret, CancellationToken cancel) =>
        await _table.FindAsync(Key(secret), Row, cancel) is { } row && Read(row) is { } ticket && ticket.Until > clock.GetUtcNow() ? ticket : null;

    /// <summary>Uses the ticket up.</summary>
    /// <returns>The ticket; null where it is used, unknown, or its time is over. Of two at once one gets it.</returns>
    public async Task<Ticket?> UseAsync(string secret, CancellationToken cancel)
    {
        if (await _table.FindAsync(Key(secret), Row, cancel) is not { } row)
        {
            return null;
        }

        try
        {
            await _table.SubmitAsync([new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)], cancel);
        }
        catch (LostRaceException)
        {
            return null;
        }

        return Read(row) is { } ticket && ticket.Until > clock.GetUtcNow() ? ticket : null;
    }

    /// <summary>Notes that a secret which nobody keeps, such as an invitation, has been used.</summary>
    /// <param name="life">How long it would have been good for; after that nobody needs the note.</param>
    public Task SpendAsync(string secret, TimeSpan life, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity(Key(secret), Spent) { ["Until"] = clock.GetUtcNow() + life }, cancel);

    public async Task<bool> IsSpentAsync(string secret, CancellationToken cancel) => await _table.FindAsync(Key(secret), Spent, cancel) is not null;

    /// <summary>Deletes the next links of a scan that nobody used in time.</summary>
    public Task<Scanned> PurgeAsync(ScanStep step, ILogger log, CancellationToken cancel) => _table.PurgeAsync(ScanFilter.In(step, $"Until lt {ScanFilter.Instant(step.Began)}"), step, log, cancel);

    /// <summary>Null where what it is about is not sealed, or not by keys that are here: a row from before it was, or one that somebody else wrote.</summary>
    private Ticket? Read(TableEntity row)
    {
        try
        {
            var about = row.GetString("About") is { Length: > 0 } closed ? seal.Open(closed) : "";
            return new Ticket(
                Enum.Parse<TicketKind>(row.GetString("Kind")), new RunnerId(row.GetString("Runner")), about, row.GetDateTimeOffset("Issued")!.Value, row.GetDateTimeOffset("Until")!.Value);
        }
        catch (Exception notSealed) when (notSealed is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string Key(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
