using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

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

    /// <summary>The next emails of a scan that were due before an instant and are not settled.</summary>
    public Task<ScanPage<(MailDue Mail, DateTimeOffset Due)>> BeforeAsync(DateTimeOffset instant, ScanStep step, CancellationToken cancel) => _table.PageAsync(
        $"PartitionKey eq '{Partition}' and Due lt {ScanFilter.Instant(instant)}",
        step,
        row => (new MailDue(row.Needed("Runner"), row.Needed("Mail")), row.NeededInstant("Due")),
        cancel);

    private static string Key(MailDue mail) => $"{mail.Runner}|{mail.Mail}";
}
