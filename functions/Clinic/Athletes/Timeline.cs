using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Storage;
using LoadWatch.Views;

namespace LoadWatch.Clinic.Athletes;

/// <summary>A line of a runner's history at a clinic.</summary>
/// <param name="At">When; of a run its beginning.</param>
/// <param name="Says">What happened.</param>
/// <param name="Body">The words of a text or a note; null without any.</param>
/// <param name="Entry">What a member did; null for what others did.</param>
internal sealed record TimelineLine(DateTimeOffset At, string Says, string? Body = null, CareEntry? Entry = null);

/// <summary>Runs, flags, texts, replies, and what the clinic did, as far as the runner shares it; latest first.</summary>
internal static class Timeline
{
    private const int MostLines = 250;

    public static IReadOnlyList<TimelineLine> Of(ClinicView view, IReadOnlyList<CareEntry> entries, ClinicProfile clinic, Words words) =>
        [.. Runs(view, clinic, words).Concat(Flags(view, clinic, words)).Concat(Texts(view, clinic, words)).Concat(Replies(view, words))
            .Concat(entries.Select(entry => new TimelineLine(entry.At, Say(entry, entries, words), entries.IsUndone(entry) ? null : Body(entry), entry)))
            .OrderByDescending(line => line.At).Take(MostLines)];

    /// <summary>What a member did, without the name.</summary>
    public static string Say(CareEntry entry, IReadOnlyList<CareEntry> entries, Words words)
    {
        var w = words.Care;
        return entry.Act switch
        {
            CareAct.Acknowledged => w.DidAcknowledge(entry.WasUseful is true, entry.Words ?? ""),
            CareAct.Snoozed => w.DidSnooze(words.Numbers.LongDay(entry.Until!.Value)),
            CareAct.Assigned => w.DidAssign(entry.To),
            CareAct.Noted => w.DidNote(entry.IsShared),
            CareAct.Contacted => w.DidContact(Board.BoardSentences.In(entry.Channel!.Value, words)),
            CareAct.ChoseRoutine => w.DidChooseRoutine(entry.Exercises is { Count: > 0 } chosen ? string.Join(", ", chosen.Select(name => words.Routine.Name(Core.Telling.Moves.OfName(name)))) : null),
            CareAct.AskedToCheckIn => w.DidAskToCheckIn,
            CareAct.Undid => w.DidUndo(entries.FirstOrDefault(other => other.Id == entry.Undoes) is { } undone ? Say(undone, entries, words) : ""),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Act, "Not an act."),
        };
    }

    private static string? Body(CareEntry entry) => entry.Act is CareAct.Noted or CareAct.Contacted ? entry.Words : null;

    private static IEnumerable<TimelineLine> Runs(ClinicView view, ClinicProfile clinic, Words words) => view.Log
        .Where(logged => logged.Standing is Standing.Counted or Standing.UnknownDistance && logged.Run.Day >= view.Training.FirstDay)
        .Select(logged => new TimelineLine(
            Local(view, logged.Run.LocalStart),
            logged is { Standing: Standing.Counted, Run.Distance: { } distance } ? words.Care.Ran(words.Numbers.Distance(distance, clinic.Unit), Duration(logged.Run.MovingTime)) : words.Care.RanUnknown));

    private static IEnumerable<TimelineLine> Flags(ClinicView view, ClinicProfile clinic, Words words) => view.Flags.Select(flag =>
    {
        var reason = words.Charts.Reason(flag.ToFlag(), clinic.Unit);
        return new TimelineLine(flag.RaisedAt, flag.WithdrawnBecause is { } because ? words.Care.FlagWithdrawn(reason, words.Reasons.Say(because)) : words.Care.Flagged(reason));
    });

    private static IEnumerable<TimelineLine> Texts(ClinicView view, ClinicProfile clinic, Words words) => view.Kept.Texts.Select(row => row.Value)
        .Where(text => text.Kind is not TextKind.Asked && view.MaySee(text) && (text.Kind is not TextKind.CheckIn || text.Id == Text.IdOfCheckIn(text.Day, clinic.Id)))
        .Where(text => view.SharesReplies || text.Kind is not (TextKind.Reply or TextKind.Goodbye))
        .Select(text => new TimelineLine(
            text.SentAt ?? text.NotBefore, words.Care.Texted(Kind(text.Kind, words), text.StateIn(words)),
            view.SharesReplies && !text.IsSealed && text.Body.Length > 0 ? text.Body : null));

    private static IEnumerable<TimelineLine> Replies(ClinicView view, Words words) => view.SharesReplies
        ? view.Kept.Said.Select(row => new TimelineLine(row.Value.At, words.Care.Replied, row.Value.Body))
        : [];

    private static string Kind(TextKind kind, Words words) => kind switch
    {
        TextKind.FollowUp => words.Care.KindFollowUp,
        TextKind.Reply or TextKind.Goodbye => words.Care.KindReply,
        TextKind.CheckIn => words.Care.KindCheckIn,
        TextKind.Notice => words.Care.KindNotice,
        _ => words.Care.KindAlert,
    };

    private static DateTimeOffset Local(ClinicView view, DateTime local) => new(local, view.Profile.TimeZone.GetUtcOffset(local));

    private static string Duration(TimeSpan time) => FormattableString.Invariant($"{(int)time.TotalHours}:{time:mm\\:ss}");
}
