using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Runs;

/// <summary>
/// Every night: each account is looked at once, spread over the day, so that an event that never came is made up for and
/// what may be kept only for days is confirmed or gone.
/// </summary>
public sealed class RereadAccounts(Links links, Queues queues, TimeProvider clock, ILogger<RereadAccounts> log)
{
    /// <summary>Over how many minutes after the start the accounts are spread, evenly.</summary>
    public const int SpreadMinutes = 20 * 60;

    public async Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await links.PageAsync(step, cancel);
        return await page.EachAsync(
            async (account, stop) =>
            {
                var at = TurnOf(account.Platform, account.Account, step.Began);
                await queues.PutAsync(new RunChanged(account.Platform, account.Account, Change.Reread, null, at), at - clock.GetUtcNow(), stop);
            },
            log,
            cancel);
    }

    /// <summary>
    /// When an account is looked at: another minute each night, the same one however often a night's page is repeated. So the second
    /// message finds the read done, and costs the platform nothing.
    /// </summary>
    public static DateTimeOffset TurnOf(string platform, string account, DateTimeOffset night)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{night.UtcTicks}|{platform}|{account}"));
        return night + TimeSpan.FromMinutes(BinaryPrimitives.ReadUInt32BigEndian(hash) % SpreadMinutes);
    }
}
