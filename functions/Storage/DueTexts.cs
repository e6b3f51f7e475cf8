using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>
/// The table <c>due</c>: a note of every text that is not settled, written before the text itself and crossed out after it
/// is settled, so that the sweep finds whatever a lost message left behind without looking at every runner.
/// </summary>
public sealed class DueTexts(TableServiceClient service)
{
    private const string Partition = "texts";

    private readonly LazyTable _table = new(service, "due");

    public Task NoteAsync(TextDue text, DateTimeOffset due, CancellationToken cancel) => _table.PutAsync(
        new TableEntity(Partition, Key(text)) { ["Runner"] = text.Runner, ["Text"] = text.Text, ["Due"] = due }, cancel);

    public async Task CrossOutAsync(TextDue text, CancellationToken cancel) => await _table.DeleteAsync(Partition, Key(text), cancel);

    /// <summary>The next texts of a scan that were due before an instant and are not settled.</summary>
    public Task<ScanPage<(TextDue Text, DateTimeOffset Due)>> BeforeAsync(DateTimeOffset instant, ScanStep step, CancellationToken cancel) => _table.PageAsync(
        $"PartitionKey eq '{Partition}' and Due lt {ScanFilter.Instant(instant)}",
        step,
        row => (new TextDue(row.Needed("Runner"), row.Needed("Text")), row.NeededInstant("Due")),
        cancel);

    private static string Key(TextDue text) => $"{text.Runner}|{text.Text}";
}
