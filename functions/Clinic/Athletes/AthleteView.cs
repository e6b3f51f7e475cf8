using LoadWatch.Clinic.Board;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Athletes;

/// <summary>What a runner's page at a clinic shows.</summary>
/// <param name="Row">The runner as the list shows the runner.</param>
/// <param name="Entries">What was done, oldest first.</param>
/// <param name="Team">Who can look after the runner.</param>
/// <param name="Filter">From which part of the list, and after which row, the walk goes on.</param>
public sealed record AthleteView(
    Member Me, ClinicProfile Clinic, Kept Kept, BoardRow Row, IReadOnlyList<CareEntry> Entries, IReadOnlyList<Member> Team, BoardFilter Filter, DateTimeOffset Now)
{
    public string Runner => Row.Runner;

    /// <summary>The address of the page, with the part of the list from which it was reached.</summary>
    public string Path => PathOf("");

    /// <summary>The address of an action, with the same.</summary>
    public string PathOf(string action) => Filter.Path($"{BoardRoutes.Athletes}/{Runner}{(action.Length > 0 ? "/" : "")}{action}");

    /// <summary>The page after an action, which says that it is done.</summary>
    public string PathAfter(string action) => $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={action}";

    /// <summary>The part of the list from which it was reached.</summary>
    public string Back => (Filter with { After = null }).Path();

    /// <summary>The day at the clinic.</summary>
    public DateOnly Today => Clinic.DayAt(Now);

    /// <summary>From which to which day of the runner's a snooze may last.</summary>
    public (DateOnly First, DateOnly Last) SnoozeDays => (Kept.View.Today.AddDays(1), Kept.View.Today.AddDays(Snooze.MostDays));

    /// <summary>Whether it is this clinic's to do: a routine is chosen by the clinic whose name the texts carry.</summary>
    public bool MayDo(CareAction action) => action is not CareAction.ChooseRoutine || ChoosesRoutine;

    public bool ChoosesRoutine => Kept.View.Profile.Clinic == Clinic.Id;

    /// <summary>Where the list goes on: after the row from which the page was reached, else after the runner's own where that is part of the list.</summary>
    public string Next => (Filter with { After = Filter.After ?? (Kept.Triaged.Attention >= Filter.Kinds.From && Kept.Triaged.Attention <= Filter.Kinds.To ? Kept.Care.Row : null) })
        .Path(BoardRoutes.Next);

    internal IReadOnlyList<TimelineLine> Timeline(Words words) => Athletes.Timeline.Of(Kept.View, Entries, Clinic, words);

    /// <summary>What was done since an instant.</summary>
    public IEnumerable<CareEntry> Since(DateTimeOffset instant) => Entries.Where(entry => entry.At > instant);

    /// <summary>An instant as it is told at the clinic.</summary>
    public string When(Words words, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Clinic.TimeZone);
        return $"{words.Numbers.Day(DateOnly.FromDateTime(local.DateTime))}, {words.Numbers.Time(TimeOnly.FromDateTime(local.DateTime))}";
    }
}
