using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>
/// The floor: the storage operations that processing a run takes, on rows of the same number and size, and nothing else.
/// </summary>
internal sealed class RawStorage(World world)
{
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    private readonly TableClient _links = world.Tables.GetTableClient("floorlinks");
    private readonly TableClient _runners = world.Tables.GetTableClient("floorrunners");
    private readonly QueueClient _queue = world.Queues.GetQueueClient("floor");

    /// <summary>Copies what the subject works on.</summary>
    public async Task CopyAsync(CancellationToken cancel)
    {
        await _queue.CreateAsync(cancellationToken: cancel);
        await _links.CreateAsync(cancel);
        await _runners.CreateAsync(cancel);
        foreach (var (from, to) in (IEnumerable<(string, TableClient)>)[("links", _links), ("runners", _runners)])
        {
            var rows = new List<TableEntity>();
            await foreach (var row in world.Tables.GetTableClient(from).QueryAsync<TableEntity>(cancellationToken: cancel))
            {
                rows.Add(row);
            }

            foreach (var partition in rows.GroupBy(row => row.PartitionKey))
            {
                await to.SubmitTransactionAsync(partition.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancel);
            }
        }
    }

    public Task PutAsync(string message, CancellationToken cancel) =>
        _queue.SendMessageAsync(message, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancel);

    /// <summary>Receives as the driver does: batches, as many as there is room for.</summary>
    /// <param name="rows">The row to write, by account.</param>
    public async Task DrainAsync(int messages, string from, IReadOnlyDictionary<string, (string Key, string Data)> rows, CancellationToken cancel)
    {
        var running = new List<Task>();
        var received = 0;
        while (received < messages)
        {
            running.RemoveAll(run => run.IsCompletedSuccessfully);
            var free = world.Limits.Concurrency - running.Count;
            if (free == 0)
            {
                await await Task.WhenAny(running);
                continue;
            }

            QueueMessage[] batch = await _queue.ReceiveMessagesAsync(Math.Min(free, world.Limits.BatchSize), Hidden, cancel);
            received += batch.Length;
            running.AddRange(batch.Select(message => Task.Run(() => OneAsync(message, from, rows, cancel), cancel)));
        }

        await Task.WhenAll(running);
    }

    private async Task OneAsync(QueueMessage message, string from, IReadOnlyDictionary<string, (string Key, string Data)> rows, CancellationToken cancel)
    {
        using var json = JsonDocument.Parse(message.Body);
        var account = json.RootElement.GetProperty("account").GetString()!;
        var link = await _links.GetEntityIfExistsAsync<TableEntity>($"garmin|{account}", "runner", cancellationToken: cancel);
        var runner = link.Value!.GetString("Runner");
        ETag head = default;
        await foreach (var row in _runners.QueryAsync<TableEntity>($"PartitionKey eq '{runner}' and (RowKey lt 'run|' or RowKey ge '{from}')", cancellationToken: cancel))
        {
            head = row.RowKey == "head" ? row.ETag : head;
        }

        var (key, data) = rows[account];
        var run = new TableEntity(runner, key) { ["Data"] = data, ["GoneBy"] = TimeProvider.System.GetUtcNow().AddDays(400) };
        await _runners.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, run),
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, new TableEntity(runner, "head"), head),
            ],
            cancel);
        await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancel);
    }
}
