namespace LoadWatch.Simulation.Cost;

/// <summary>
/// Storage operations of each hop, counted in the product's code; a receive and a delete of the message are among them;
/// <c>./loadwatch bench ops</c> counts those of a run while it runs. At high rates one receive brings up to a batch, so
/// these are upper bounds.
/// </summary>
internal static class StorageOperations
{
    /// <summary>The door: the queue put.</summary>
    public const int Door = 1;

    /// <summary>ProcessRun: receive, whose account, the runner, one transaction, delete.</summary>
    public const int Assess = 5;

    /// <summary>ProcessRun where nothing is to be saved: receive, whose account, the runner, delete.</summary>
    public const int Covered = 4;

    /// <summary>ProcessRun that a limit holds back for all of its account: as covered, the put for later, and the link that names it (<c>HoldBackMessage</c>).</summary>
    public const int HeldBack = 6;

    /// <summary>A reread that a limit holds back: as covered, and the put for later.</summary>
    public const int HeldBackAlone = 5;

    /// <summary>An access token that is renewed: the lease, the tokens.</summary>
    public const int Renewal = 2;

    /// <summary>A text from due to settled: note and put; receive, text, runner, suppression, halt, mark, runner, note of the follow-up, settle, cross out, delete.</summary>
    public const int Text = 13;

    /// <summary>A follow-up: found by the sweep and put; receive, text, runner, suppression, halt, mark, settle, cross out, delete.</summary>
    public const int FollowUp = 11;

    /// <summary>A text's delivery report: put; receive, text, runner, save, delete.</summary>
    public const int Delivery = 6;

    /// <summary>Delivery reports of a text: queued, sent, delivered.</summary>
    public const int DeliveriesOfAText = 3;

    /// <summary>A weekly email: put; receive, runner twice, note, save, put, delete; receive, email, runner, mark, settle, cross out, delete.</summary>
    public const int Summary = 15;

    /// <summary>A weekly email that waits for a platform: receive, runner twice, put, delete.</summary>
    public const int SummaryWaits = 5;

    /// <summary>Each night, for whoever has said yes to the email: profile, group, entry.</summary>
    public const int Index = 3;

    /// <summary>Each night, for each account: the put of its reread (and a thousandth of a scan).</summary>
    public const int RereadPut = 1;

    /// <summary>A page of a scan but for its rows: receive, how far it has come, the rows, the next mark, the next message, delete.</summary>
    public const int ScanPage = 6;

    /// <summary>The purge of a flag, and of a text (words first, the rest later).</summary>
    public const int PurgeFlag = 1, PurgeText = 2;

    /// <summary>Queues that one instance looks into every two seconds when all are empty.</summary>
    public const int Queues = 11;
}
