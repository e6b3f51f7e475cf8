using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>What of a runner's was looked at.</summary>
public enum AccessKind
{
    /// <summary>The row on the clinic's list.</summary>
    List,

    /// <summary>The runner's page at the clinic.</summary>
    Page,

    /// <summary>The list as a file.</summary>
    Export,
}

/// <summary>A look at a runner's data.</summary>
/// <param name="Id">The same for one look, however often it is recorded.</param>
/// <param name="Clinic">The clinic.</param>
/// <param name="By">Who looked, by name.</param>
public sealed record Access(string Id, DateTimeOffset At, string Clinic, string By, AccessKind Kind);

/// <summary>The message on the queue <c>accesses</c>: a page with several runners was shown to somebody.</summary>
public sealed record RunnersSeen(Access Access, IReadOnlyList<string> Runners);

/// <summary>The table <c>accesses</c>: who looked at a runner's data, one partition a runner, latest first; only the runner reads it.</summary>
public sealed class Accesses(TableServiceClient service)
{
    /// <summary>How long a look is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly LazyTable _table = new(service, "accesses");

    public Task RecordAsync(RunnerId runner, Access access, CancellationToken cancel) => _table.PutAsync(
        new TableEntity(runner.Value, $"{DateTimeOffset.MaxValue.UtcTicks - access.At.UtcTicks:D19}|{access.Id}") { ["Data"] = StorageJson.Write(access), ["At"] = access.At }, cancel);

    /// <summary>The latest looks.</summary>
    public async Task<IReadOnlyList<Access>> LatestAsync(RunnerId runner, int most, CancellationToken cancel) =>
        [.. (await _table.FirstAsync($"PartitionKey eq '{runner}'", most, cancel)).Select(row => StorageJson.Read<Access>(row.GetString("Data"), $"Row '{row.RowKey}'"))];

    /// <summary>All looks, for the runner's download.</summary>
    public async Task<IReadOnlyList<Access>> AllAsync(RunnerId runner, CancellationToken cancel) =>
        [.. (await _table.QueryAsync($"PartitionKey eq '{runner}'", cancel)).Select(row => StorageJson.Read<Access>(row.GetString("Data"), $"Row '{row.RowKey}'"))];

    public Task<int> DeleteAsync(RunnerId runner, CancellationToken cancel) => _table.DeletePartitionAsync(runner.Value, cancel);

    /// <summary>Forgets the next looks of a scan that are long ago.</summary>
    public Task<Scanned> PurgeAsync(ScanStep step, ILogger log, CancellationToken cancel) => _table.PurgeAsync(ScanFilter.In(step, $"At lt {ScanFilter.Instant(step.Began - Kept)}"), step, log, cancel);
}
