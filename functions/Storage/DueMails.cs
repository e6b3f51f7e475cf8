using System.Globalization;
using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>
/// In the table <c>due</c>, a note of every email that is not settled, written before the email itself and crossed out after it is
/// settled: as <see cref="DueTexts"/> does for texts.
/// </summary>
public sealed class DueMails(TableServiceClient service)
{
    private const string Partition = "mails";

    private readonly LazyTable _table = new(service, "due");

    public Task NoteAsync(MailDue mail, DateTimeOffset due, CancellationToken cancel) => _table.PutAsync(
        new TableEntity(Partition, Key(mail)) { ["Runner"] = mail.Runner, ["Mail"] = mail.Mail, ["Due"] = due }, cancel);

    public async Task CrossOutAsync(MailDue mail, CancellationToken cancel) => await _table.DeleteAsync(Partition, Key(mail), cancel);

    /// <summary>The emails that were due before an instant and are not settled.</summary>
    public async Task<IReadOnlyList<(MailDue Mail, DateTimeOffset Due)>> BeforeAsync(DateTimeOffset instant, CancellationToken cancel)
    {
        var before = instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var rows = await _table.QueryAsync($"PartitionKey eq '{Partition}' and Due lt datetime'{before}'", cancel);
        return [.. rows.Select(row => (new MailDue(row.GetString("Runner"), row.GetString("Mail")), row.GetDateTimeOffset("Due")!.Value))];
    }

    private static string Key(MailDue mail) => $"{mail.Runner}|{mail.Mail}";
}
