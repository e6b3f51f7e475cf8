using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LoadWatch.Storage.Backups;

/// <summary>
/// Puts a backup into an empty account. No server may run on it meanwhile. Nothing is overwritten: an account that has anything of
/// LoadWatch in it is refused, unless it is this very restore that broke off.
/// </summary>
public sealed class RestoreBackup(TableServiceClient tables, QueueServiceClient queues, SenderHalt halt, TimeProvider clock)
{
    private const int MostInATransaction = 100;

    /// <summary>A transaction takes 4 MiB, and its rows grow on the way.</summary>
    private const int MostCharacters = 1 << 20;

    private const int AtOnce = 8;

    private readonly AccountContents _contents = new(tables, queues);
    private readonly RestoreMark _mark = new(tables);

    /// <param name="folder">The backup.</param>
    /// <param name="hold">For how long no text goes out afterwards.</param>
    /// <param name="progress">Told of each table once it is written.</param>
    /// <returns>The backup, and until when no text goes out.</returns>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    /// <exception cref="InvalidOperationException">The account is not empty.</exception>
    public async Task<(BackupManifest Backup, DateTimeOffset HeldUntil)> RunAsync(
        string folder, TimeSpan hold, Action<BackupTable> progress, CancellationToken cancel)
    {
        var backup = BackupManifest.Read(folder);
        foreach (var table in backup.Tables)
        {
            await BackupFile.CheckAsync(folder, table, cancel);
        }

        if (await _mark.UnfinishedAsync(cancel) != RestoreMark.KeyOf(backup) && await _contents.FirstThingAsync(cancel) is { } thing)
        {
            throw new InvalidOperationException(
                $"The account is not empty: {thing}. A backup goes into an account that LoadWatch has not used yet; nothing was changed.");
        }

        var now = clock.GetUtcNow();
        await _mark.BeginAsync(backup, now, cancel);
        foreach (var table in backup.Tables)
        {
            await WriteAsync(folder, table, backup.BegunAt, now, cancel);
            progress(table);
        }

        // After the table that holds it, whose own halt may end sooner or later.
        var until = await halt.UntilAsync(cancel) is { } halted && halted > now + hold ? halted : now + hold;
        await halt.SetAsync(until, $"restored from a backup of {backup.BegunAt:yyyy-MM-dd HH:mm} UTC", cancel);
        await _mark.EndAsync(backup, now, clock.GetUtcNow(), cancel);
        return (backup, until);
    }

    private async Task WriteAsync(string folder, BackupTable table, DateTimeOffset backedUpAt, DateTimeOffset now, CancellationToken cancel)
    {
        var client = tables.GetTableClient(table.Name);
        await client.CreateIfNotExistsAsync(cancel);
        await Parallel.ForEachAsync(
            BatchesAsync(folder, table.Name, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (rows, stop) => await client.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Revived.Of(table.Name, row, backedUpAt, now))), stop));
    }

    /// <summary>Neighbours of one partition, as many as one transaction takes.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<TableEntity>> BatchesAsync(
        string folder, string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (batch, size) = (new List<TableEntity>(), 0);
        await foreach (var (row, length) in BackupFile.ReadAsync(folder, table, cancel))
        {
            if (batch.Count == MostInATransaction || (batch.Count > 0 && (batch[0].PartitionKey != row.PartitionKey || size + length > MostCharacters)))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(row);
            size += length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
