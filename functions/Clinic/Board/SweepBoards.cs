using LoadWatch.Storage;

namespace LoadWatch.Clinic.Board;

/// <summary>Looks for whoever turns on a list though nothing happens: a snooze ends, a flag is over, no data has come for too long.</summary>
internal sealed class SweepBoards(BoardTurns turns, Queues queues, TimeProvider clock)
{
    private const int AtATime = 500;

    public async Task RunAsync(CancellationToken cancel)
    {
        IReadOnlyList<(BoardDue Board, DateTimeOffset At)> due;
        do
        {
            due = await turns.UntilAsync(clock.GetUtcNow(), AtATime, cancel);
            foreach (var (board, at) in due)
            {
                await queues.PutAsync(board, TimeSpan.Zero, cancel);
                await turns.CrossOutAsync(board, at, cancel);
            }
        }
        while (due.Count == AtATime);
    }
}

/// <summary>Every night each list is made anew, so that a lost message costs a day at most.</summary>
internal sealed class RebuildBoards(Clinics clinics, Queues queues)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var clinic in clinics.AllAsync(cancel))
        {
            await queues.PutAsync(new BoardDue(clinic, null), TimeSpan.Zero, cancel);
        }
    }
}
