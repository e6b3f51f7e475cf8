using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LoadWatch.Storage;

/// <summary>Whether storage answers, and lets us in: one read of each kind, of what is there or comes into being when it is first needed.</summary>
public sealed class StorageReach(TableServiceClient tables, QueueServiceClient queues)
{
    private readonly LazyTable _runners = new(tables, Runners.TableName);

    /// <exception cref="Azure.RequestFailedException">It refuses, or cannot be reached.</exception>
    public Task TablesAsync(CancellationToken cancel) => _runners.FindAsync("nobody", "nothing", cancel);

    /// <exception cref="Azure.RequestFailedException">It refuses, or cannot be reached.</exception>
    public Task QueuesAsync(CancellationToken cancel) => queues.GetQueueClient(Queues.Runs).ExistsAsync(cancel);
}
