using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>
/// A halt of all texts, because the carrier blocks the sender itself and more of the same would make it worse; and a hold of texts
/// and summaries after a restore. Of two the later end counts.
/// </summary>
public sealed class SenderHalt(TableServiceClient service)
{
    internal const string Table = "due";
    internal const string Key = "halt";
    private const string Texts = "Until";
    private const string Summaries = "SummariesUntil";

    private readonly LazyTable _table = new(service, Table);

    /// <summary>Until when no text is sent; null if there is no halt.</summary>
    public Task<DateTimeOffset?> UntilAsync(CancellationToken cancel) => ReadAsync(Texts, cancel);

    /// <summary>Until when no weekly summary is sent; null if none is held.</summary>
    public Task<DateTimeOffset?> SummariesUntilAsync(CancellationToken cancel) => ReadAsync(Summaries, cancel);

    /// <summary>Halts all texts; a halt that ends later stays.</summary>
    public Task SetAsync(DateTimeOffset until, string because, CancellationToken cancel) => SetAsync(until, null, because, cancel);

    /// <summary>Holds texts and summaries; what is halted for longer stays so.</summary>
    public Task HoldAsync(DateTimeOffset until, string because, CancellationToken cancel) => SetAsync(until, until, because, cancel);

    /// <summary>Halts as another account's row says, too.</summary>
    internal Task SetAsync(TableEntity other, CancellationToken cancel) =>
        SetAsync(other.GetDateTimeOffset(Texts), other.GetDateTimeOffset(Summaries), other.GetString("Because"), cancel);

    private async Task<DateTimeOffset?> ReadAsync(string what, CancellationToken cancel) => (await _table.FindAsync(Key, Key, cancel))?.GetDateTimeOffset(what);

    private async Task SetAsync(DateTimeOffset? texts, DateTimeOffset? summaries, string? because, CancellationToken cancel)
    {
        while (true)
        {
            var found = await _table.FindAsync(Key, Key, cancel);
            var (textsNow, summariesNow) = (found?.GetDateTimeOffset(Texts), found?.GetDateTimeOffset(Summaries));
            var halt = new TableEntity(Key, Key)
            {
                [Texts] = Later(textsNow, texts),
                [Summaries] = Later(summariesNow, summaries),
                ["Because"] = textsNow >= texts ? found!.GetString("Because") : because,
            };
            try
            {
                await (found is null ? _table.AddAsync(halt, cancel) : _table.ReplaceAsync(halt, found.ETag, cancel));
                return;
            }
            catch (LostRaceException)
            {
                // Somebody else has just halted it: the later of the two, again.
            }
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
