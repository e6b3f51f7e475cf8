using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>The table <c>turns</c>: notes of the runners who are to be looked at again on a clinic's list, though nothing happens, in order of time.</summary>
public sealed class BoardTurns(TableServiceClient service)
{
    private const string Partition = "boards";

    private readonly LazyTable _table = new(service, "turns");

    public Task NoteAsync(BoardDue board, DateTimeOffset at, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity(Partition, Key(board, at)) { ["Clinic"] = board.Clinic, ["Runner"] = board.Runner, ["At"] = at }, cancel);

    public Task CrossOutAsync(BoardDue board, DateTimeOffset at, CancellationToken cancel) => _table.DeleteAsync(Partition, Key(board, at), cancel);

    /// <summary>Those whose time has come.</summary>
    public async Task<IReadOnlyList<(BoardDue Board, DateTimeOffset At)>> UntilAsync(DateTimeOffset instant, int most, CancellationToken cancel) =>
        [.. (await _table.FirstAsync($"PartitionKey eq '{Partition}' and RowKey le '{instant.UtcTicks:D19}}}'", most, cancel))
            .Select(row => (new BoardDue(row.GetString("Clinic"), row.GetString("Runner")), row.GetDateTimeOffset("At")!.Value))];

    private static string Key(BoardDue board, DateTimeOffset at) => $"{at.UtcTicks:D19}|{board.Clinic}|{board.Runner}";
}
