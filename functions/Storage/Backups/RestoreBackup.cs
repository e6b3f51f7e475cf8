using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LoadWatch.Storage.KeyRing;

namespace LoadWatch.Storage.Backups;

/// <summary>
/// Puts a backup into an empty account. No server may run on it meanwhile; one that does finds the mark (<see cref="UnfinishedRestore"/>),
/// and texts are held from the first row on. Nothing is overwritten: an account that has anything of LoadWatch in it is refused, unless it
/// is this very restore that broke off, and nothing has come since.
/// </summary>
public sealed class RestoreBackup(TableServiceClient tables, QueueServiceClient queues, SenderHalt halt, TimeProvider clock)
{
    private const int MostInATransaction = 100;

    /// <summary>A transaction takes 4 MiB, and its rows grow on the way.</summary>
    private const int MostCharacters = 1 << 20;

    private const int AtOnce = 8;

    /// <summary>Before all others, in this order: no row without its key, and no number without its STOP.</summary>
    private static readonly string[] First = ["contacts", TableKeyRing.Table];

    private readonly AccountContents _contents = new(tables, queues);
    private readonly RestoreMark _mark = new(tables);

    /// <param name="folder">The backup.</param>
    /// <param name="hold">For how long no text goes out afterwards.</param>
    /// <param name="progress">Told of each table once it is written.</param>
    /// <returns>The backup, and until when no text goes out.</returns>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    /// <exception cref="InvalidOperationException">The account is not empty, or something has been written since this restore broke off.</exception>
    public async Task<(BackupManifest Backup, DateTimeOffset HeldUntil)> RunAsync(
        string folder, TimeSpan hold, Action<BackupTable> progress, CancellationToken cancel)
    {
        var backup = BackupManifest.Read(folder);
        foreach (var table in backup.Tables)
        {
            await BackupFile.CheckAsync(folder, table, cancel);
        }

        await RefuseWhatIsThereAsync(backup, cancel);
        var now = clock.GetUtcNow();
        var because = $"restored from a backup of {backup.BegunAt:yyyy-MM-dd HH:mm} UTC";
        await _mark.BeginAsync(backup, now, cancel);
        await halt.HoldAsync(now + hold, because, cancel);
        foreach (var table in backup.Tables.OrderByDescending(table => Array.IndexOf(First, table.Name)))
        {
            await WriteAsync(folder, table, backup.BegunAt, now, cancel);
            progress(table);
        }

        await halt.HoldAsync(clock.GetUtcNow() + hold, because, cancel);
        await _mark.EndAsync(backup, now, clock.GetUtcNow(), cancel);
        return (backup, await halt.UntilAsync(cancel) ?? now);
    }

    private async Task RefuseWhatIsThereAsync(BackupManifest backup, CancellationToken cancel)
    {
        var goesOn = await _mark.UnfinishedAsync(cancel) == RestoreMark.KeyOf(backup);
        if (await _contents.FirstThingAsync(goesOn ? [.. backup.Tables.Select(table => table.Name)] : [], cancel) is { } thing)
        {
            throw new InvalidOperationException(goesOn
                ? $"This restore broke off, and something has come into the account since: {thing}. Restore into an account that LoadWatch has not used yet; nothing was changed."
                : $"The account is not empty: {thing}. A backup goes into an account that LoadWatch has not used yet; nothing was changed.");
        }
    }

    private async Task WriteAsync(string folder, BackupTable table, DateTimeOffset backedUpAt, DateTimeOffset now, CancellationToken cancel)
    {
        var client = tables.GetTableClient(table.Name);
        await client.CreateIfNotExistsAsync(cancel);
        await Parallel.ForEachAsync(
            BatchesAsync(folder, table.Name, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (rows, stop) => await client.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, RestoredRow.Of(table.Name, row, backedUpAt, now))), stop));
    }

    /// <summary>Neighbours of one partition, as many as one transaction takes; a halt is none of them, as it must not end sooner than the hold.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TableEntity>> BatchesAsync(
        string folder, string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (batch, size) = (new List<TableEntity>(), 0);
        await foreach (var (row, length) in BackupFile.ReadAsync(folder, table, cancel))
        {
            if (table == SenderHalt.Table && row.PartitionKey == SenderHalt.Key)
            {
                await halt.SetAsync(row, cancel);
                continue;
            }

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
