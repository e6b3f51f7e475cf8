namespace LoadWatch.Storage.Scanning;

/// <summary>Work that looks at a table from end to end, a page a message, so that no run is longer for more rows.</summary>
public enum Scan
{
    /// <summary>Every linked account is read again.</summary>
    RereadAccounts,

    /// <summary>Whoever wants the weekly email is entered where planning looks.</summary>
    IndexSubscribers,

    /// <summary>Every clinic's list is made anew.</summary>
    RebuildBoards,

    /// <summary>Rows of runners whose time is over go.</summary>
    PurgeRunners,

    /// <summary>One-time links that nobody used in time go.</summary>
    PurgeTickets,

    /// <summary>Counts of what was asked for go.</summary>
    PurgeContacts,

    /// <summary>Old entries of the audit of teams go.</summary>
    PurgeAudit,

    /// <summary>Looks of long ago are forgotten.</summary>
    PurgeAccesses,

    /// <summary>Whoever turns on a list is looked at again.</summary>
    SweepBoards,

    /// <summary>Overdue emails are queued again.</summary>
    SweepMails,

    /// <summary>Overdue texts are queued again.</summary>
    SweepTexts,
}

/// <summary>The message on the queue <c>scans</c>: the next page of a part of a scan.</summary>
/// <param name="Part">The part, from 0.</param>
/// <param name="Ticket">Which page: only the ticket that was issued last is good for one.</param>
public sealed record ScanDue(Scan Scan, int Part, string Ticket);

/// <summary>A page that is to be seen to.</summary>
/// <param name="Part">The part, from 0.</param>
/// <param name="Began">When the scan began; what it asks for is measured from there, so that all its pages ask for the same.</param>
/// <param name="After">Where the page before ended, as the storage says it; null for the first.</param>
/// <param name="Most">How many rows at most.</param>
public sealed record ScanStep(Scan Scan, int Part, DateTimeOffset Began, string? After, int Most);

/// <summary>What became of a page.</summary>
/// <param name="Rows">How many rows were seen to.</param>
/// <param name="Next">Where the next page begins, as the storage says it; null where there is none.</param>
public readonly record struct Scanned(int Rows, string? Next);
