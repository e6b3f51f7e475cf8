using LoadWatch.Core.Languages;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Board;

/// <summary>What a page of a list shows.</summary>
public sealed record BoardView(Member Me, ClinicProfile Clinic, BoardFilter Filter, BoardPage Page, string? NextAfter, DateTimeOffset Now)
{
    /// <summary>The day at the clinic.</summary>
    public DateOnly Today => Clinic.DayAt(Now);
}

/// <summary>A row of a list in words.</summary>
internal static class BoardSentences
{
    /// <summary>Why a runner stands where the runner stands, with the numbers.</summary>
    public static string Why(this BoardRow row, Words words, ClinicProfile clinic, DateOnly today) => row.Attention switch
    {
        Attention.Pain when row.Pain is { } pain => Pain(pain, words),
        Attention.NoData => NoData(row, words, today),
        Attention.Snoozed when row.SnoozedUntil is { } until => words.Board.SnoozedUntil(words.Numbers.ShortDay(until)),
        _ when row.Flag is { } flag => words.Charts.Reason(flag.ToFlag(), clinic.Unit),
        Attention.Reviewed when row.Pain is { } pain => Pain(pain, words),
        _ => words.Board.Steady,
    };

    /// <summary>What stands behind the first reason; null where nothing does.</summary>
    public static string? Besides(this BoardRow row, Words words, ClinicProfile clinic)
    {
        var isSaid = row.Attention is Attention.High or Attention.Elevated or Attention.Watch or Attention.Reviewed or Attention.Steady;
        return row.Flag is { } flag && !isSaid ? words.Charts.Reason(flag.ToFlag(), clinic.Unit)
            : isSaid && row.Flags > 1 ? words.Board.MoreFlags(row.Flags - 1)
            : null;
    }

    public static string PainCell(this BoardRow row, Words words) =>
        !row.SharesReplies ? words.Board.NotShared
        : row.Pain is { } pain ? words.Board.PainCell(pain.Level, Where(pain, words), words.Numbers.ShortDay(pain.Day))
        : words.Board.NoneReported;

    public static string RoutineCell(this BoardRow row, Words words) =>
        !row.SharesReplies ? words.Board.NotShared : row.RoutineOn is { } day ? words.Numbers.ShortDay(day) : words.Board.NoneReported;

    public static string ContactCell(this BoardRow row, Words words, ClinicProfile clinic) => row.Contact is { } contact
        ? words.Board.Contact(words.Numbers.ShortDay(clinic.DayAt(contact.At)), contact.Channel.In(words), contact.By)
        : words.Board.NoContact;

    /// <summary>Where the data comes from, and how fresh it is.</summary>
    public static string DataCell(this BoardRow row, Words words, DateOnly today)
    {
        var sources = string.Join(", ", row.Sources);
        return row.DataUntil is not { } until ? sources.Length > 0 ? sources : words.Board.NothingLinked
            : $"{sources}, {words.Board.Until(words.Numbers.ShortDay(until), until >= today)}";
    }

    public static string In(this ContactChannel channel, Words words) => channel switch
    {
        ContactChannel.Phone => words.Board.ByPhone,
        ContactChannel.Text => words.Board.ByText,
        ContactChannel.Email => words.Board.ByEmail,
        _ => words.Board.InPerson,
    };

    private static string Pain(BoardPain pain, Words words) =>
        words.Board.PainReason(pain.Level, Where(pain, words), words.Numbers.ShortDay(pain.Day), pain.IsUrgent);

    private static string? Where(BoardPain pain, Words words) => pain.Where is { } part ? words.Replies.Part(part, pain.Side) : null;

    private static string NoData(BoardRow row, Words words, DateOnly today) => row.Missing switch
    {
        Missing.NothingLinked => words.Board.NothingLinked,
        Missing.TermsForbid => words.Board.TermsForbid(string.Join(", ", row.Sources)),
        Missing.CutOff => words.Board.CutOff(string.Join(", ", row.Sources)),
        _ when row.DataUntil is { } until => words.Board.NoData(today.DayNumber - until.DayNumber),
        _ => words.Board.NoDataEver,
    };
}
