using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Runs;

/// <summary>
/// Every day: what a platform's policy says must be gone before the next day's purge has come to it, goes. Of a text the words and
/// the numbers go; that it went out stays for the cool-down, and then goes too.
/// </summary>
public sealed class Purge(Runners runners, Tickets tickets, Contacts contacts, ClinicAudit audit, Accesses accesses, ILogger<Purge> log)
{
    /// <summary>The purges, each a scan of its own.</summary>
    public static readonly IReadOnlyList<Scan> Scans =
        [Scan.PurgeRunners, Scan.PurgeTickets, Scan.PurgeContacts, Scan.PurgeAudit, Scan.PurgeAccesses];

    /// <summary>Until the next purge has looked at a row: it begins a day later, and may take two hours.</summary>
    private static readonly TimeSpan UntilTheNext = TimeSpan.FromHours(26);

    public Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel) => step.Scan switch
    {
        Scan.PurgeRunners => RunnersAsync(step, cancel),
        Scan.PurgeTickets => tickets.PurgeAsync(step, log, cancel),
        Scan.PurgeContacts => contacts.PurgeAsync(step, log, cancel),
        Scan.PurgeAudit => audit.PurgeAsync(step, log, cancel),
        Scan.PurgeAccesses => accesses.PurgeAsync(step, log, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Scan, "This scan purges nothing."),
    };

    private async Task<Scanned> RunnersAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await runners.DueToGoAsync(step.Began + UntilTheNext, step, cancel);
        return await page.EachAsync(LetGoAsync, log, cancel);
    }

    private async Task LetGoAsync(DueRow due, CancellationToken cancel)
    {
        if (due.AsText() is { Value.Body.Length: > 0 } text)
        {
            await runners.SaveTextAsync(
                due.Runner, text with { GoneBy = text.Value.DueAt + ForgetAccount.KeepThatATextWentOut }, ForgetAccount.Redact(text.Value), cancel);
        }
        else
        {
            await runners.DeleteAsync(due, cancel);
        }
    }
}
