using LoadWatch.Storage;

namespace LoadWatch.Summaries;

/// <summary>
/// Every night: whoever has said yes to the weekly email is entered where planning looks, whatever was lost or changed since; nobody
/// waits for a second week.
/// </summary>
internal sealed class IndexSubscribers(Runners runners, Subscriptions subscriptions)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var id in runners.ConsentingAsync(Consent.Email, cancel))
        {
            if (await runners.FindProfileAsync(id, cancel) is { } profile)
            {
                await subscriptions.EnterAsync(id, profile, cancel);
            }
        }
    }
}
