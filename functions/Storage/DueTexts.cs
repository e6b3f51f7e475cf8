using System.Globalization;
using Azure.Data.Tables;

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

    /// <summary>The texts that were due before an instant and are not settled.</summary>
    public async Task<IReadOnlyList<(TextDue Text, DateTimeOffset Due)>> BeforeAsync(DateTimeOffset instant, CancellationToken cancel)
    {
        var before = instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var rows = await _table.QueryAsync($"PartitionKey eq '{Partition}' and Due lt datetime'{before}'", cancel);
        return [.. rows.Select(row => (new TextDue(row.GetString("Runner"), row.GetString("Text")), row.GetDateTimeOffset("Due")!.Value))];
    }

    private static string Key(TextDue text) => $"{text.Runner}|{text.Text}";
}
