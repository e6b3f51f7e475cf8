using System.Runtime.CompilerServices;
using Azure;
using LoadWatch.Storage;

namespace LoadWatch.Commands.Doctor;

/// <summary>Tables and queues, tried out. LoadWatch uses no blobs; the Functions host keeps its locks in some.</summary>
internal static class StorageCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var probe = services.GetRequiredService<StorageProbe>();
        yield return await TryAsync("tables", "A row was written, read and deleted.", "Storage Table Data Contributor", probe.TryTableAsync, cancel);
        yield return await TryAsync("queues", "A message was put, seen and deleted.", "Storage Queue Data Contributor", probe.TryQueueAsync, cancel);
    }

    private static async Task<CheckResult> TryAsync(string kind, string fine, string role, Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        var about = $"storage, {kind}";
        try
        {
            await act(cancel);
            return CheckResult.Pass(about, fine);
        }
        catch (RequestFailedException refused) when (refused.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            return CheckResult.Fail(
                about, Faults.Say(refused)!, $"give the identity the role '{role}' on the account, or correct the key in AzureWebJobsStorage; look at its firewall too");
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested && Faults.Say(trouble) is { } sentence)
        {
            return CheckResult.Fail(about, sentence, "look at AzureWebJobsStorage: does it name this account, and is it reachable from here?");
        }
    }
}
