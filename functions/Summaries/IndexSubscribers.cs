using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Summaries;

/// <summary>
/// Every night: whoever has said yes to the weekly email is entered where planning looks, whatever was lost or changed since; nobody
/// waits for a second week.
/// </summary>
internal sealed class IndexSubscribers(Runners runners, Subscriptions subscriptions, ILogger<IndexSubscribers> log)
{
    public async Task<Scanned> PageAsync(ScanStep step, CancellationToken cancel)
    {
        var page = await runners.ConsentsAsync(Consent.Email, step, cancel);
        return await page.EachAsync(
            async (found, stop) =>
            {
                if (found.Consent.Withdrawn is null && await runners.FindProfileAsync(found.Runner, stop) is { } profile)
                {
                    await subscriptions.EnterAsync(found.Runner, profile, stop);
                }
            },
            log,
            cancel);
    }
}
