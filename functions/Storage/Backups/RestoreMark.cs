using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LoadWatch.Storage.Backups;

/// <summary>In the table <c>restores</c>: which backup this account came from, and whether it came whole. A restore that broke off may so be run again.</summary>
internal sealed class RestoreMark(TableServiceClient service)
{
    public const string Table = "restores";
    private const string Partition = "restore";

    private readonly LazyTable _table = new(service, Table);

    /// <summary>The restore that was begun here and has not ended, as <see cref="KeyOf"/> names it; null for none.</summary>
    public async Task<string?> UnfinishedAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var row in service.GetTableClient(Table).QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: cancel))
            {
                if (row.GetDateTimeOffset("EndedAt") is null)
                {
                    return row.RowKey;
                }
            }

            return null;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever restored here, as nearly everywhere: no reason to make a table.
            return null;
        }
    }

    public Task BeginAsync(BackupManifest backup, DateTimeOffset now, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity(Partition, KeyOf(backup)) { ["BegunAt"] = now, ["BackupOf"] = backup.BegunAt }, cancel);

    public Task EndAsync(BackupManifest backup, DateTimeOffset begun, DateTimeOffset now, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity(Partition, KeyOf(backup)) { ["BegunAt"] = begun, ["BackupOf"] = backup.BegunAt, ["EndedAt"] = now }, cancel);

    public static string KeyOf(BackupManifest backup) => $"{backup.BegunAt.UtcTicks:D19}";
}
