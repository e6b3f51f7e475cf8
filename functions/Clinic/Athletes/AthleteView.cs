using LoadWatch.Clinic.Board;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Athletes;

/// <summary>What a runner's page at a clinic shows.</summary>
/// <param name="Row">The runner as the list shows the runner.</param>
/// <param name="Entries">What was done, oldest first.</param>
/// <param name="Team">Who can look after the runner.</param>
public sealed record AthleteView(
    Member Me, ClinicProfile Clinic, Kept Kept, BoardRow Row, IReadOnlyList<CareEntry> Entries, IReadOnlyList<Member> Team, DateTimeOffset Now)
{
    public string Runner => Row.Runner;

    public string Path => $"/api/clinic/athletes/{Runner}";

    /// <summary>The day at the clinic.</summary>
    public DateOnly Today => Clinic.DayAt(Now);

    /// <summary>From which to which day of the runner's a snooze may last.</summary>
    public (DateOnly First, DateOnly Last) SnoozeDays => (Kept.View.Today.AddDays(1), Kept.View.Today.AddDays(Snooze.MostDays));

    /// <summary>Whether it is this clinic's to do: a routine is chosen by the clinic whose name the texts carry.</summary>
    public bool MayDo(CareAction action) => action is not CareAction.ChooseRoutine || ChoosesRoutine;

    public bool ChoosesRoutine => Kept.View.Profile.Clinic == Clinic.Id;

    /// <summary>Where the list goes on after this runner.</summary>
    public string Next => Kept.Triaged.Attention.IsDueToday() && Kept.Care.Row is { } key ? $"/api/clinic/next?after={Uri.EscapeDataString(key)}" : "/api/clinic/next";

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
