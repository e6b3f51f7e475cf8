using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>Emails as rows: like every other row, but for the letter, which is too long for the text of one and has a column of its own.</summary>
internal static class MailRow
{
    private const string Letter = "Letter";

    public static TableEntity Entity(RunnerId id, Mail mail, DateTimeOffset? goneBy)
    {
        var entity = RunnerChanges.Entity(id, Keys.Mail(mail.Id), mail, goneBy);
        if (mail.Letter is { } letter)
        {
            entity[Letter] = letter;
        }

        return entity;
    }

    public static Row<Mail> Read(TableEntity entity) =>
        RunnerPartition.Read<Mail>(entity) is var row && entity.GetBinary(Letter) is { } letter ? row with { Value = row.Value with { Letter = letter } } : row;
}
