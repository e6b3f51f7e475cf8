using System.Globalization;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Telling;
using LoadWatch.Site;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Athletes;

/// <summary>What a member filled in, as an action; what is wrong with it is said by its field.</summary>
internal static class CareForm
{
    public const int LongestReason = 200;
    public const int LongestNote = 2000;

    /// <summary>The addresses of the actions.</summary>
    public static readonly IReadOnlyList<string> Names = ["acknowledge", "snooze", "assign", "note", "contact", "routine", "check-in", "undo"];

    /// <returns>Null where something is wrong.</returns>
    public static CareAction? Read(string action, Filled form, AthleteView view, Words words) => action switch
    {
        "acknowledge" => Acknowledge(form, words.Care),
        "snooze" => Snooze(form, view, words),
        "assign" => Assign(form, view, words.Care),
        "note" => Note(form, words.Care),
        "contact" => Contact(form, words.Care),
        "routine" => Routine(form, words.Care),
        "check-in" => new CareAction.CheckIn(),
        "undo" => new CareAction.Undo(form["entry"]),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };

    private static CareAction.Acknowledge? Acknowledge(Filled form, CareWords words)
    {
        var reason = form["reason"].Trim();
        if (form["useful"] is not ("yes" or "no"))
        {
            form.Wrong("useful", words.ChooseUseful);
        }

        if (reason.Length is 0 or > LongestReason)
        {
            form.Wrong("reason", words.ReasonMissing);
        }

        return form.IsRight ? new CareAction.Acknowledge(form["useful"] == "yes", reason) : null;
    }

    private static CareAction.Snooze? Snooze(Filled form, AthleteView view, Words words)
    {
        var (first, last) = view.SnoozeDays;
        if (DateOnly.TryParseExact(form["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) && until >= first && until <= last)
        {
            return new CareAction.Snooze(until);
        }

        form.Wrong("until", words.Care.DayWrong(words.Numbers.LongDay(first), words.Numbers.LongDay(last)));
        return null;
    }

    private static CareAction.Assign? Assign(Filled form, AthleteView view, CareWords words)
    {
        var to = view.Team.FirstOrDefault(member => member.Id == form["to"]);
        if (to is null && form["to"].Length > 0)
        {
            form.Wrong("to", words.NoSuchMember);
            return null;
        }

        return new CareAction.Assign(to);
    }

    private static CareAction.Note? Note(Filled form, CareWords words)
    {
        var note = form["note"].Trim();
        if (note.Length is > 0 and <= LongestNote)
        {
            return new CareAction.Note(note, form.IsTicked("share"));
        }

        form.Wrong("note", words.NoteMissing);
        return null;
    }

    private static CareAction.Contact? Contact(Filled form, CareWords words)
    {
        if (form["about"].Length > LongestNote)
        {
            form.Wrong("about", words.NoteMissing);
        }

        if (Channels.FirstOrDefault(channel => Name(channel) == form["channel"]) is var channel && Name(channel) != form["channel"])
        {
            form.Wrong("channel", words.ChannelMissing);
        }

        return form.IsRight ? new CareAction.Contact(channel, form["about"].Trim()) : null;
    }

    private static CareAction.ChooseRoutine? Routine(Filled form, CareWords words)
    {
        if (form.IsTicked("usual"))
        {
            return new CareAction.ChooseRoutine([]);
        }

        var chosen = Moves.All.Select(move => move.Name()).Where(form.IsTicked).ToArray();
        if (chosen.Length > 0)
        {
            return new CareAction.ChooseRoutine(chosen);
        }

        form.Wrong("usual", words.RoutineMissing);
        return null;
    }

    public static IReadOnlyList<ContactChannel> Channels { get; } = Enum.GetValues<ContactChannel>();

    public static string Name(ContactChannel channel) => channel is ContactChannel.InPerson ? "in-person" : channel.ToString().ToLowerInvariant();
}
