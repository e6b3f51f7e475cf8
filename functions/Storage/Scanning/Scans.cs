using Azure;
using Azure.Data.Tables;

namespace LoadWatch.Storage.Scanning;

/// <summary>How far a part of a scan has come.</summary>
/// <param name="Began">When it began.</param>
/// <param name="At">When it moved last.</param>
/// <param name="Ticket">Who sees to the next page; null at the end.</param>
/// <param name="Before">Who saw to the page before; null where there was none.</param>
/// <param name="After">Where that page ended.</param>
/// <param name="Pages">Pages that are done.</param>
/// <param name="Rows">Rows that were seen to on them.</param>
internal sealed record ScanMark(
    DateTimeOffset Began, DateTimeOffset At, string? Ticket, string? Before = null, string? After = null, int Pages = 0, int Rows = 0);

/// <summary>
/// The table <c>scans</c>: how far each part of each scan has come. A timer starts a scan; each message sees to one page and puts the
/// message of the next. Only the ticket that was issued last is good for a page, so that a message that comes twice, or a worker
/// that died, repeats one page at most and never a second chain of messages.
/// </summary>
/// <param name="pageRows">Rows a page: whoever dies in the middle of one has so many seen to again.</param>
public sealed class Scans(TableServiceClient service, Queues queues, TimeProvider clock, ILogger<Scans> log, int pageRows = Scans.PageRows)
{
    /// <summary>Rows a page, where nothing else is asked for.</summary>
    public const int PageRows = 200;

    /// <summary>How many rows of a page are seen to at once.</summary>
    public const int AtOnce = 8;

    /// <summary>A scan that has not moved for so long has lost its message, or failed for good; longer than a message is tried.</summary>
    public static readonly TimeSpan Stuck = TimeSpan.FromMinutes(30);

    private readonly LazyTable _table = new(service, "scans");

    /// <summary>
    /// Starts a scan. A part that is still on its way goes on to its end instead: else its last rows would never have their turn,
    /// and the work would pile up.
    /// </summary>
    public async Task StartAsync(Scan scan, CancellationToken cancel)
    {
        for (var part = 0; part < ScanFilter.PartsOf(scan); part++)
        {
            await StartAsync(scan, part, cancel);
        }
    }

    /// <summary>Starts several scans.</summary>
    public async Task StartAsync(IEnumerable<Scan> scans, CancellationToken cancel)
    {
        foreach (var scan in scans)
        {
            await StartAsync(scan, cancel);
        }
    }

    private async Task StartAsync(Scan scan, int part, CancellationToken cancel)
    {
        var (found, tag) = await FindAsync(scan, part, cancel);
        var now = clock.GetUtcNow();
        if (found is { Ticket: not null })
        {
            if (now - found.At < Stuck)
            {
                log.StillOnItsWay(scan, part, found.Began, found.Pages);
                return;
            }

            log.Broken(scan, part, found.Began, found.Pages);
        }

        await MoveAsync(scan, part, tag, new ScanMark(now, now, NewTicket()), cancel);
    }

    /// <summary>Sees to the page that a message is about, and puts the message of the next.</summary>
    public async Task ContinueAsync(ScanDue due, Func<ScanStep, CancellationToken, Task<Scanned>> page, CancellationToken cancel)
    {
        var (mark, tag) = await FindAsync(due.Scan, due.Part, cancel);
        if (mark is { Ticket: { } ticket } && ticket == due.Ticket)
        {
            var done = await page(new ScanStep(due.Scan, due.Part, mark.Began, mark.After, pageRows), cancel);
            var next = done.Next is null ? null : NewTicket();
            mark = mark with { At = clock.GetUtcNow(), Ticket = next, Before = due.Ticket, After = done.Next, Pages = mark.Pages + 1, Rows = mark.Rows + done.Rows };
        }
        else if (mark is { Ticket: not null } && mark.Before == due.Ticket)
        {
            // Whoever saw to this page may have died before the next message was put.
            mark = mark with { Ticket = NewTicket() };
        }
        else
        {
            return;
        }

        await MoveAsync(due.Scan, due.Part, tag, mark, cancel);
        if (mark is { Ticket: null, Rows: > 0 })
        {
            log.Done(due.Scan, due.Part, mark.Rows, mark.Pages, mark.At - mark.Began);
        }
    }

    /// <summary>Saves how far a part has come, and puts the message of its next page. Whoever loses the race leaves both to the other.</summary>
    private async Task MoveAsync(Scan scan, int part, ETag? found, ScanMark mark, CancellationToken cancel)
    {
        var row = new TableEntity(scan.ToString(), Key(part)) { ["Data"] = StorageJson.Write(mark) };
        try
        {
            await (found is { } tag ? _table.ReplaceAsync(row, tag, cancel) : _table.AddAsync(row, cancel));
        }
        catch (LostRaceException)
        {
            return;
        }

        if (mark.Ticket is { } ticket)
        {
            await queues.PutAsync(new ScanDue(scan, part, ticket), cancel);
        }
    }

    private async Task<(ScanMark? Mark, ETag? Tag)> FindAsync(Scan scan, int part, CancellationToken cancel) =>
        await _table.FindAsync(scan.ToString(), Key(part), cancel) is { } row
            ? (StorageJson.Read<ScanMark>(row.GetString("Data"), $"Row '{row.RowKey}'"), row.ETag)
            : (null, null);

    private static string Key(int part) => $"part|{part:x}";

    private static string NewTicket() => Guid.NewGuid().ToString("N");
}

internal static partial class ScansLog
{
    [LoggerMessage(3501, LogLevel.Information, "{Scan}, part {Part}: {Rows} rows were seen to on {Pages} pages in {Time}")]
    public static partial void Done(this ILogger log, Scan scan, int part, int rows, int pages, TimeSpan time);

    [LoggerMessage(3502, LogLevel.Warning, "{Scan}, part {Part}, of {Began} is still on its way after {Pages} pages and goes on: none is started beside it")]
    public static partial void StillOnItsWay(this ILogger log, Scan scan, int part, DateTimeOffset began, int pages);

    [LoggerMessage(3503, LogLevel.Error, "{Scan}, part {Part}, of {Began} came to a stop after {Pages} pages: it starts anew")]
    public static partial void Broken(this ILogger log, Scan scan, int part, DateTimeOffset began, int pages);
}
