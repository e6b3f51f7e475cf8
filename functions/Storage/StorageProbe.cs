using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LoadWatch.Storage;

/// <summary>Tries the storage out: writes something, reads it, deletes it. Its table and its queue are its own and stay.</summary>
public sealed class StorageProbe(TableServiceClient tables, QueueServiceClient queues, TimeProvider clock)
{
    /// <summary>The name of the probes' table and queue.</summary>
    public const string Name = "probes";

    private const int MostSeen = 32;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>A row: written, read, deleted.</summary>
    /// <exception cref="RequestFailedException">The storage refused one of these.</exception>
    /// <exception cref="InvalidDataException">What was read is not what was written.</exception>
    public async Task TryTableAsync(CancellationToken cancel)
    {
        var table = tables.GetTableClient(Name);
        await table.CreateIfNotExistsAsync(cancel);
        var row = new TableEntity("probe", Guid.NewGuid().ToString("N")) { ["At"] = clock.GetUtcNow() };
        await table.AddEntityAsync(row, cancel);
        var read = await table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancel);
        await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancel);
        if (read.Value.GetDateTimeOffset("At") != row.GetDateTimeOffset("At"))
        {
            throw new InvalidDataException("What was read from the table is not what was written.");
        }
    }

    /// <summary>A message: put, seen, deleted. It would go by itself in ten minutes.</summary>
    /// <exception cref="RequestFailedException">The storage refused one of these.</exception>
    /// <exception cref="InvalidDataException">What was put does not show.</exception>
    public async Task TryQueueAsync(CancellationToken cancel)
    {
        var queue = queues.GetQueueClient(Name);
        await queue.CreateIfNotExistsAsync(cancellationToken: cancel);
        var sent = await queue.SendMessageAsync(Guid.NewGuid().ToString("N"), timeToLive: Life, cancellationToken: cancel);
        var seen = await queue.PeekMessagesAsync(MostSeen, cancel);
        await queue.DeleteMessageAsync(sent.Value.MessageId, sent.Value.PopReceipt, cancel);
        if (seen.Value.Length < MostSeen && !Array.Exists(seen.Value, message => message.MessageId == sent.Value.MessageId))
        {
            throw new InvalidDataException("The message that was put on the queue does not show there.");
        }
    }

    /// <summary>How far this machine's clock is ahead of the storage's; exact to about a second, for the storage tells whole ones.</summary>
    /// <exception cref="RequestFailedException">The storage does not answer.</exception>
    public async Task<TimeSpan> ClockAheadAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow();
        var theirs = await DateAsync(cancel) ?? throw new InvalidDataException("The storage's answer has no date.");
        var ours = before + ((clock.GetUtcNow() - before) / 2);

        // The date was cut to its second: on average it is half a second more.
        return ours - theirs - TimeSpan.FromMilliseconds(500);
    }

    private async Task<DateTimeOffset?> DateAsync(CancellationToken cancel)
    {
        try
        {
            return (await tables.GetTableClient(Name).GetEntityIfExistsAsync<TableEntity>("probe", "none", cancellationToken: cancel)).GetRawResponse().Headers.Date;
        }
        catch (RequestFailedException answered) when (answered.GetRawResponse()?.Headers.Date is { } date)
        {
            return date;
        }
    }
}
