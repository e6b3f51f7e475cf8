using LoadWatch.Storage;

namespace LoadWatch.Clinic.Board;

/// <summary>Something changed that a clinic's list shows: the runner's row is made anew, or of every runner, by a message each.</summary>
internal sealed class UpdateBoard(BoardKeeping keeping, Boards boards, Queues queues, TimeProvider clock)
{
    private const int MostRaces = 12;
    private const int AtATime = 200;

    public Task RunAsync(BoardDue message, CancellationToken cancel) => message.Runner is { } runner
        ? OneAsync(message.Clinic, new RunnerId(runner), cancel)
        : AllAsync(message, cancel);

    private async Task OneAsync(string clinic, RunnerId runner, CancellationToken cancel)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                if (await keeping.FindAsync(clinic, runner, cancel) is { } kept)
                {
                    await keeping.RenewAsync(clinic, kept, cancel);
                }
                else
                {
                    await boards.RemoveAsync(clinic, runner, cancel);
                }

                return;
            }
            catch (LostRaceException) when (race < MostRaces)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25 * race)), clock, cancel);
            }
        }
    }

    private async Task AllAsync(BoardDue message, CancellationToken cancel)
    {
        var found = await boards.RunnersAfterAsync(message.Clinic, message.After, AtATime, cancel);
        foreach (var runner in found)
        {
            await queues.PutAsync(new BoardDue(message.Clinic, runner.Value), TimeSpan.Zero, cancel);
        }

        if (found.Count == AtATime)
        {
            await queues.PutAsync(message with { After = found[^1].Value }, TimeSpan.Zero, cancel);
        }
    }
}
