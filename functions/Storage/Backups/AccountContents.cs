using Azure.Data.Tables;
using Azure.Storage.Queues;
using LoadWatch.Storage.KeyRing;

namespace LoadWatch.Storage.Backups;

/// <summary>What LoadWatch has in a storage account, and what others may have beside it there.</summary>
internal sealed class AccountContents(TableServiceClient tables, QueueServiceClient queues)
{
    /// <summary>
    /// Read after the others, because the others rest on them: a text is noted as due before it is written, a STOP is listed
    /// before the runner's rows say so, and no token is older than its key.
    /// </summary>
    private static readonly string[] Last = ["due", "contacts", TableKeyRing.Table];

    /// <summary>The tables, in the order in which they are to be read; the Functions host's own and probes are not among them.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var table in tables.QueryAsync(cancellationToken: cancel))
        {
            if (table.Name is not (StorageProbe.Name or RestoreMark.Table) && !table.Name.StartsWith("AzureFunctions", StringComparison.OrdinalIgnoreCase)
                && !table.Name.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase))
            {
                names.Add(table.Name);
            }
        }

        return [.. names.OrderBy(name => Array.IndexOf(Last, name)).ThenBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The queues that hold messages, as the storage counts them.</summary>
    public async Task<IReadOnlyList<WaitingMessages>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = new List<WaitingMessages>();
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancel))
        {
            if (queue.Name != StorageProbe.Name && !queue.Name.StartsWith("azure-webjobs", StringComparison.Ordinal)
                && (await queues.GetQueueClient(queue.Name).GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount is > 0 and var count)
            {
                waiting.Add(new WaitingMessages(queue.Name, count));
            }
        }

        return waiting;
    }

    /// <summary>
    /// What is in the account already, in a few words; null for nothing. Keys alone are nothing: a server that has only been started
    /// has one, and it locks nothing yet. Nor is a halt, which only keeps texts back.
    /// </summary>
    /// <param name="expected">Tables that may have rows.</param>
    public async Task<string?> FirstThingAsync(IReadOnlyCollection<string> expected, CancellationToken cancel)
    {
        foreach (var name in (await TablesAsync(cancel)).Where(name => name != TableKeyRing.Table && !expected.Contains(name)))
        {
            var rows = name == SenderHalt.Table ? $"PartitionKey ne '{SenderHalt.Key}'" : null;
            await foreach (var _ in tables.GetTableClient(name).QueryAsync<TableEntity>(rows, maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancel))
            {
                return $"the table '{name}' holds rows";
            }
        }

        return await WaitingAsync(cancel) is [var first, ..] ? $"the queue '{first.Queue}' holds messages" : null;
    }

    public IAsyncEnumerable<TableEntity> RowsAsync(string table, CancellationToken cancel) =>
        tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: cancel);
}
