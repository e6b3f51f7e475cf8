using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>A table that comes into being when it is first needed, so that no start waits for it.</summary>
internal sealed class LazyTable(TableServiceClient service, string name)
{
    /// <summary>
    /// The requests that one page may take. The storage answers with few rows or none where it has looked at many, or for five
    /// seconds, and says where to go on.
    /// </summary>
    private const int RequestsAPage = 20;

    private readonly TableClient _table = service.GetTableClient(name);

    public Task<IReadOnlyList<TableEntity>> QueryAsync(string filter, CancellationToken cancel) => OnTableAsync<IReadOnlyList<TableEntity>>(async () =>
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            rows.Add(row);
        }

        return rows;
    }, cancel);

    /// <summary>The first rows of a range, in order of their keys: one query, unless the storage itself breaks off sooner.</summary>
    public Task<IReadOnlyList<TableEntity>> FirstAsync(string filter, int most, CancellationToken cancel) => OnTableAsync<IReadOnlyList<TableEntity>>(async () =>
    {
        var rows = new List<TableEntity>();
        await foreach (var page in _table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancel).AsPages())
        {
            rows.AddRange(page.Values.Take(most - rows.Count));
            if (rows.Count == most)
            {
                break;
            }
        }

        return rows;
    }, cancel);

    /// <summary>The next rows of a scan; fewer than it asks for, or none, where they lie far apart.</summary>
    public Task<ScanPage<T>> PageAsync<T>(string filter, ScanStep step, Func<TableEntity, T> read, CancellationToken cancel) => OnTableAsync(async () =>
    {
        var (rows, after) = (new List<TableEntity>(), step.After);
        for (var request = 0; request < RequestsAPage; request++)
        {
            var answer = await _table.QueryAsync<TableEntity>(filter, step.Most - rows.Count, cancellationToken: cancel).AsPages(after).FirstAsync(cancel);
            rows.AddRange(answer.Values);
            after = answer.ContinuationToken;
            if (after is null || rows.Count >= step.Most)
            {
                break;
            }
        }

        return new ScanPage<T>(rows, read, after);
    }, cancel);

    /// <summary>Deletes the next rows of a scan, but for those that somebody has written meanwhile.</summary>
    public async Task<Scanned> PurgeAsync(string filter, ScanStep step, ILogger log, CancellationToken cancel)
    {
        var page = await PageAsync(filter, step, row => row, cancel);
        return await page.EachAsync(
            (row, stop) => OnTableAsync(() => _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, stop), stop), log, cancel);
    }

    public async IAsyncEnumerable<TableEntity> EachAsync(string? filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await _table.CreateIfNotExistsAsync(cancel);
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            yield return row;
        }
    }

    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancel) => OnTableAsync(async () =>
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel);
        return found.HasValue ? found.Value : null;
    }, cancel);

    /// <exception cref="LostRaceException">The row has changed since <paramref name="found"/>.</exception>
    public Task<ETag> ReplaceAsync(TableEntity entity, ETag found, CancellationToken cancel) => OnTableAsync(async () =>
        (await _table.UpdateEntityAsync(entity, found, TableUpdateMode.Replace, cancel)).Headers.ETag ?? default, cancel);

    /// <exception cref="LostRaceException">The row exists already.</exception>
    public Task AddAsync(TableEntity entity, CancellationToken cancel) => OnTableAsync(() => _table.AddEntityAsync(entity, cancel), cancel);

    public Task PutAsync(TableEntity entity, CancellationToken cancel) =>
        OnTableAsync(() => _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel), cancel);

    public Task DeleteAsync(string partition, string row, CancellationToken cancel) =>
        OnTableAsync(() => _table.DeleteEntityAsync(partition, row, ETag.All, cancel), cancel);

    /// <exception cref="LostRaceException">A row has changed since it was read, or exists where it must not.</exception>
    public Task SubmitAsync(IReadOnlyCollection<TableTransactionAction> actions, CancellationToken cancel) =>
        OnTableAsync(() => _table.SubmitTransactionAsync(actions, cancel), cancel);

    public async Task<int> DeletePartitionAsync(string partition, CancellationToken cancel)
    {
        var rows = await QueryAsync($"PartitionKey eq '{partition}'", cancel);
        foreach (var chunk in rows.Chunk(100))
        {
            await SubmitAsync([.. chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))], cancel);
        }

        return rows.Count;
    }

    private async Task<T> OnTableAsync<T>(Func<Task<T>> act, CancellationToken cancel)
    {
        try
        {
            return await OrLostAsync(act);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            await _table.CreateIfNotExistsAsync(cancel);
            return await OrLostAsync(act);
        }
    }

    private static async Task<T> OrLostAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412 && lost.ErrorCode != TableErrorCode.TableNotFound)
        {
            throw new LostRaceException(lost);
        }
    }
}
