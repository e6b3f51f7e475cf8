namespace LoadWatch.Storage.Backups;

/// <summary>
/// Ends a server that was started on an account with an unfinished restore, so that its doors take nothing in there either. It looks
/// a moment after the start: the first webhook does not wait for it, and no trigger works meanwhile.
/// </summary>
internal sealed class RefuseUnfinishedRestore(UnfinishedRestore restore, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan AfterTheFirstWebhook = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterTheFirstWebhook, clock, stoppingToken);
        if (await StandsAsync(stoppingToken))
        {
            throw new InvalidOperationException("A restore into this storage has not come to its end: run ./loadwatch restore again with the same folder, and start the server after it.");
        }
    }

    private async Task<bool> StandsAsync(CancellationToken stop)
    {
        try
        {
            return await restore.StandsAsync(stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // The storage is away: then no trigger works either, and each asks again.
            return false;
        }
    }
}
