using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// Every night: each account is looked at once, spread over the day, so that an event that never came is made up for and
/// what may be kept only for days is confirmed or gone.
/// </summary>
public sealed class RereadAccounts(Links links, Queues queues, TimeProvider clock)
{
    /// <summary>Over how many minutes after the start the accounts are spread, evenly.</summary>
    public const int SpreadMinutes = 20 * 60;

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var (platform, account, _) in links.AllAsync(cancel))
        {
            var wait = TimeSpan.FromMinutes(Random.Shared.Next(SpreadMinutes));
            await queues.PutAsync(new RunChanged(platform, account, Change.Reread, null, clock.GetUtcNow() + wait), wait, cancel);
        }
    }
}
