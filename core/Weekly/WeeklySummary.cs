using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Weekly;

/// <summary>What the weekly email tells of a runner's last week, in facts; <see cref="Languages.SummaryWords"/> says them.</summary>
/// <param name="View">The training as of the last day of the week.</param>
/// <param name="Weeks">Eight weeks, oldest first; the last one is the week that the email is about.</param>
/// <param name="Mean">The mean of the four weeks before; null where not every day of them is known.</param>
/// <param name="Raised">Of each rule that flagged a run of the week, the foremost flag; the highest first.</param>
/// <param name="Cleared">
/// The foremost flag of each rule that flagged the week before and flagged no run of this one. Only where every day is known and
/// every run has a distance: else nobody can tell. A return after a break is over with the run itself and is not told again.
/// </param>
/// <param name="Withdrawn">Flags that were taken back since the last email, each with its reason.</param>
/// <param name="DaysDone">On how many days of the week the routine was reported as done.</param>
/// <param name="Pains">What was reported as pain in the week, in order.</param>
/// <param name="Gap">Why runs may be missing, as a reason of <see cref="Reasons"/>; null where all that there is could be read.</param>
public sealed record WeeklySummary(
    TrainingView View,
    IReadOnlyList<WeekNumbers> Weeks,
    WeekMean? Mean,
    IReadOnlyList<Flag> Raised,
    IReadOnlyList<Flag> Cleared,
    IReadOnlyList<WithdrawnFlag> Withdrawn,
    int DaysDone,
    IReadOnlyList<PainReport> Pains,
    string? Gap)
{
    /// <summary>How many weeks the email shows.</summary>
    public const int ShownWeeks = 8;

    /// <summary>How many weeks make the mean.</summary>
    public const int MeanWeeks = 4;

    /// <summary>The week that the email is about.</summary>
    public WeekNumbers Last => Weeks[^1];

    /// <summary>The week before.</summary>
    public WeekNumbers Before => Weeks[^2];

    /// <summary>What kind of week it was.</summary>
    public WeekKind Kind =>
        Last.Coverage is Coverage.None || (Last.IsWithoutRuns && Gap is not null) ? WeekKind.Unknown
        : Before.Coverage is Coverage.None && Gap is null ? WeekKind.First
        : Last.IsWithoutRuns && Last.Coverage is Coverage.Full ? WeekKind.Rest
        : WeekKind.Ordinary;

    /// <summary>The verdict, in one word.</summary>
    public WeekVerdict Verdict => Kind switch
    {
        WeekKind.Unknown => WeekVerdict.Unknown,
        WeekKind.Rest => WeekVerdict.Rest,
        _ => Foremost switch
        {
            { Level: Level.High } => WeekVerdict.MuchMore,
            { Level: Level.Elevated } => WeekVerdict.More,
            { Rule: Rule.Return } => WeekVerdict.Back,
            { } => WeekVerdict.ALittleMore,
            _ when Kind is WeekKind.First => WeekVerdict.First,
            _ when View.Today.Week.Compared is null => WeekVerdict.NotCompared,
            _ when View.Today.Week.Compared.Ratio < LighterBelow => Last.UnknownRuns > 0 ? WeekVerdict.NotCompared : WeekVerdict.Lighter,
            _ => WeekVerdict.Usual,
        },
    };

    /// <summary>The flag that speaks for the week; null without one.</summary>
    public Flag? Foremost => Raised.Count > 0 ? Raised[0] : null;

    /// <summary>The one next step.</summary>
    public NextStep Next =>
        Pains.Any(pain => pain.Level is not 0) ? NextStep.TalkAboutThePain
        : Kind is WeekKind.Unknown ? NextStep.MendTheLink
        : Foremost is { Level: >= Level.Elevated } ? NextStep.LetItSettle
        : Gap is not null ? NextStep.MendTheLink
        : Last.UnknownRuns > 0 ? NextStep.LookAtTheRuns
        : Kind is WeekKind.Rest ? NextStep.BeginAgain
        : Foremost is not null ? NextStep.KeepAnEyeOnIt
        : NextStep.GoOn;

    /// <summary>By how much the week's distance differs from the mean, in whole percent; null without a mean above 0.</summary>
    public int? PercentOfMean => Last.Distance is { } distance && Mean is { Distance.Millimetres: > 0 } mean
        ? (int)Math.Round(100.0 * (distance.Millimetres - mean.Distance.Millimetres) / mean.Distance.Millimetres, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>A week below this part of what is usual is called lighter: LoadWatch's own choice, for a word.</summary>
    private const double LighterBelow = 0.8;

    /// <summary>Sums a week up.</summary>
    /// <param name="log">The log in order of local start, as <see cref="RunLog.Read"/> gives it; what lies after the week is left out.</param>
    /// <param name="knownFrom">The first day that the history covers.</param>
    /// <param name="week">The week, over for the runner.</param>
    /// <param name="told">What else is told.</param>
    public static WeeklySummary Of(IEnumerable<LoggedRun> log, DateOnly knownFrom, Week week, WeekTold told)
    {
        LoggedRun[] seen = [.. log.Where(logged => logged.Run.Day <= week.LastDay)];
        var view = TrainingView.Of(seen, knownFrom, week.LastDay, week.StartsOn);
        var counted = seen.Where(logged => logged.Standing is Standing.Counted or Standing.UnknownDistance).ToLookup(logged => Week.Of(logged.Run.Day, week.StartsOn));
        WeekNumbers[] weeks = [.. view.Weeks.TakeLast(ShownWeeks).Select(one => WeekNumbers.Of(one, counted[one.Week]))];
        if (told.Gap is not null && weeks[^1].IsWithoutRuns)
        {
            // Nothing came, and something may be missing: that is no week of 0.
            weeks[^1] = weeks[^1] with { Distance = null, Coverage = Coverage.None };
        }

        var (last, before) = (view.Weeks[^1], view.Weeks[^2]);
        return new WeeklySummary(
            view,
            weeks,
            WeekMean.Of(weeks[^(MeanWeeks + 1)..^1]),
            [.. Foremosts(last).OrderByDescending(flag => flag.Level).ThenBy(flag => flag.Rule)],
            last is { Coverage: Coverage.Full, UnknownRuns: 0 } && told.Gap is null
                ? [.. Foremosts(before).Where(flag => flag.Rule is not Rule.Return && last.Flags.All(now => now.Rule != flag.Rule))]
                : [],
            told.Withdrawn,
            told.DaysDone,
            told.Pains,
            told.Gap);
    }

    /// <summary>Of each rule the flag of the highest level, and of those the one with the largest numbers: what the week came to, not how it began.</summary>
    private static IEnumerable<Flag> Foremosts(TrainingWeek week) =>
        week.Flags.GroupBy(flag => flag.Rule).Select(rule => rule.OrderByDescending(flag => flag.Level).ThenByDescending(flag => flag.Jump?.Ratio).First());
}

/// <summary>What is told of a week beside its runs.</summary>
/// <param name="Withdrawn">Flags that were taken back since the last email.</param>
/// <param name="DaysDone">On how many days of the week the routine was reported as done.</param>
/// <param name="Pains">What was reported as pain in the week, in order.</param>
/// <param name="Gap">Why runs may be missing, as a reason of <see cref="Reasons"/>; null where all that there is could be read.</param>
public sealed record WeekTold(IReadOnlyList<WithdrawnFlag> Withdrawn, int DaysDone, IReadOnlyList<PainReport> Pains, string? Gap)
{
    /// <summary>Nothing.</summary>
    public static WeekTold Nothing { get; } = new([], 0, [], null);
}
