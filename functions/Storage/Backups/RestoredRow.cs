using System.Globalization;
using Azure.Data.Tables;

namespace LoadWatch.Storage.Backups;

/// <summary>
/// Rows as they go into the restored account: as they were, but for what may have happened after the backup and must not happen
/// twice. Silence rather than a second text.
/// </summary>
internal static class RestoredRow
{
    /// <param name="table">The table.</param>
    /// <param name="row">The row as it was backed up.</param>
    /// <param name="backedUpAt">When the backup was begun.</param>
    /// <param name="now">The time of the restore.</param>
    public static TableEntity Of(string table, TableEntity row, DateTimeOffset backedUpAt, DateTimeOffset now)
    {
        switch (table, Keys.KindOf(row.RowKey))
        {
            case (Runners.TableName, Keys.Kind.Text): Change<Text>(row, text => InDoubt(text, backedUpAt, now)); break;
            case (Runners.TableName, Keys.Kind.Mail): Change<Mail>(row, mail => InDoubt(mail, backedUpAt, now)); break;
            case (Runners.TableName, Keys.Kind.Link): Change<PlatformLink>(row, link => link with { RestoredAt = now, LeaseUntil = null, Held = null }); break;
            case (Subscriptions.TableName, _) when row.PartitionKey == Subscriptions.Groups: PlannedToday(row, now); break;
            default: break;
        }

        return row;
    }

    /// <summary>A text that has come due since may have been sent: it is looked for in the carrier's list before anything is sent.</summary>
    private static Text InDoubt(Text text, DateTimeOffset backedUpAt, DateTimeOffset now) =>
        text.State is TextState.Pending && text.NotBefore <= now ? text with { State = TextState.Sending, SendingAt = backedUpAt } : text;

    private static Mail InDoubt(Mail mail, DateTimeOffset backedUpAt, DateTimeOffset now) =>
        mail.State is MailState.Pending && !(mail.NotBefore > now) ? mail with { State = MailState.Sending, SendingAt = backedUpAt } : mail;

    /// <summary>The summaries of the day of the restore may have gone out before it.</summary>
    private static void PlannedToday(TableEntity row, DateTimeOffset now)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(row.GetString(Subscriptions.Zone), out var zone))
        {
            return;
        }

        var today = TimeZoneInfo.ConvertTime(now, zone).ToString(Subscriptions.DayFormat, CultureInfo.InvariantCulture);
        row[Subscriptions.PlannedFor] = string.CompareOrdinal(row.GetString(Subscriptions.PlannedFor), today) > 0 ? row.GetString(Subscriptions.PlannedFor) : today;
    }

    private static void Change<T>(TableEntity row, Func<T, T> change) =>
        row["Data"] = StorageJson.Write(change(StorageJson.Read<T>(row.GetString("Data"), $"Row '{row.RowKey}'")));
}
