using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>A halt of all sending, because the carrier blocks the sender itself: more of the same would make it worse.</summary>
public sealed class SenderHalt(TableServiceClient service)
{
    private readonly LazyTable _table = new(service, "due");

    /// <summary>Until when nothing is sent; null if there is no halt.</summary>
    public async Task<DateTimeOffset?> UntilAsync(CancellationToken cancel) =>
        (await _table.FindAsync("halt", "halt", cancel))?.GetDateTimeOffset("Until");

    public Task SetAsync(DateTimeOffset until, string because, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity("halt", "halt") { ["Until"] = until, ["Because"] = because }, cancel);
}
