using LoadWatch.Core;
using LoadWatch.Core.Load;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Weekly;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using LoadWatch.Views;

namespace LoadWatch.Summaries;

/// <summary>The facts of a runner's last week, of what is kept and of what the platforms say now.</summary>
internal static class WeekOfRunner
{
    /// <summary>A day of what is kept at most may be gone already, and another is not over.</summary>
    private const int PurgedDays = 2;

    /// <param name="view">The runner.</param>
    /// <param name="day">The first day of the week that has begun.</param>
    public static WeeklySummary Of(RunnerView view, DateOnly day)
    {
        var week = Week.Of(day, day.DayOfWeek).Previous;
        return WeeklySummary.Of(view.Log, KnownFrom(view), week, new WeekTold(
            Withdrawn(view, week),
            view.Kept.Said.Where(said => week.Contains(said.Value.Day) && said.Value.Meaning is Meanings.Done).Select(said => said.Value.Day).Distinct().Count(),
            [.. view.Kept.Said.Select(said => said.Value).Where(said => week.Contains(said.Day) && (said is { Pain: > 0 } or { Meaning: Meanings.PainWithoutNumber }))
                .OrderBy(said => said.At).Select(said => new PainReport(said.Day, said.Pain, said.Where, said.Side, said.IsUrgent))],
            Gap(view)));
    }

    /// <summary>Of a platform that is silent only what may be kept is known.</summary>
    private static DateOnly KnownFrom(RunnerView view) => view.Silent.Count == 0 ? view.Training.KnownFrom
        : view.Today.AddDays(PurgedDays - view.Silent.Min(platform => platform.Policy.KeepDays)) is var kept && kept > view.Training.KnownFrom ? kept
        : view.Training.KnownFrom;

    private static string? Gap(RunnerView view) =>
        view.Kept.Links.Count == 0 ? Reasons.NothingLinked
        : view.Kept.Links.Select(link => link.Value.PausedBecause).FirstOrDefault(because => because is not null) is { } paused ? paused
        : view.Silent is [var silent, ..] ? Reasons.PlatformSilent(PlatformNames.Of(silent.Name))
        : null;

    /// <summary>Those that were taken back since the last summary, or since the week began where there was none.</summary>
    private static WithdrawnFlag[] Withdrawn(RunnerView view, Week week)
    {
        var began = week.FirstDay.ToDateTime(SummaryHours.From);
        var since = view.Kept.Mails.Select(mail => mail.Value).Where(mail => mail.Kind is MailKind.Summary).Max(mail => (DateTimeOffset?)mail.DueAt)
            ?? new DateTimeOffset(began, view.Profile.TimeZone.GetUtcOffset(began));
        return [.. view.Flags.Select(flag => flag.Kept).OfType<StoredFlag>()
            .Where(flag => flag is { WithdrawnBecause: not null } && (flag.WithdrawnAt ?? flag.RaisedAt) > since)
            .OrderBy(flag => flag.Day).Select(flag => new WithdrawnFlag(flag.ToFlag(), flag.WithdrawnBecause!))];
    }
}
