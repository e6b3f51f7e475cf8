using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Clinic.Board;

/// <summary>Looks for whoever turns on a list though nothing happens: a snooze ends, a flag is over, no data has come for too long.</summary>
internal sealed class SweepBoards(BoardTurns turns, Queues queues, ILogger<SweepBoards> log)
{
    public async Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await turns.PageAsync(step, cancel);
        return await page.EachAsync(
            async (due, stop) =>
            {
                await queues.PutAsync(due.Board, TimeSpan.Zero, stop);
                await turns.CrossOutAsync(due.Board, due.At, stop);
            },
            log,
            cancel);
    }
}

/// <summary>Every night each list is made anew, so that a lost message costs a day at most.</summary>
internal sealed class RebuildBoards(Clinics clinics, Queues queues, ILogger<RebuildBoards> log)
{
    public async Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await clinics.PageAsync(step, cancel);
        return await page.EachAsync((clinic, stop) => queues.PutAsync(new BoardDue(clinic, null), TimeSpan.Zero, stop), log, cancel);
    }
}
