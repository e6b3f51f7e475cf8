using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>The table <c>turns</c>: notes of the runners who are to be looked at again on a clinic's list, though nothing happens, in order of time.</summary>
public sealed class BoardTurns(TableServiceClient service)
{
    private const string Partition = "boards";

    private readonly LazyTable _table = new(service, "turns");

    public Task NoteAsync(BoardDue board, DateTimeOffset at, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity(Partition, Key(board, at)) { ["Clinic"] = board.Clinic, ["Runner"] = board.Runner, ["At"] = at }, cancel);

    public Task CrossOutAsync(BoardDue board, DateTimeOffset at, CancellationToken cancel) => _table.DeleteAsync(Partition, Key(board, at), cancel);

    /// <summary>The next of a scan whose time has come by its beginning.</summary>
    public Task<ScanPage<(BoardDue Board, DateTimeOffset At)>> PageAsync(ScanStep step, CancellationToken cancel) => _table.PageAsync(
        $"PartitionKey eq '{Partition}' and RowKey le '{step.Began.UtcTicks:D19}}}'",
        step,
        row => (new BoardDue(row.Needed("Clinic"), row.Needed("Runner")), row.NeededInstant("At")),
        cancel);

    private static string Key(BoardDue board, DateTimeOffset at) => $"{at.UtcTicks:D19}|{board.Clinic}|{board.Runner}";
}
