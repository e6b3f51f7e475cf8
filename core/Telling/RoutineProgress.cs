namespace LoadWatch.Core.Telling;

/// <summary>What a runner can report about the routine.</summary>
public enum RoutineReportKind
{
    /// <summary>The routine was done.</summary>
    Done,

    /// <summary>The self-test: the glutes tired before the dose was done.</summary>
    Weak,

    /// <summary>The self-test: the dose was done without tiring.</summary>
    Ok,

    /// <summary>Pain of 1 or more, of 10.</summary>
    Pain,
}

/// <summary>A runner's report about the routine.</summary>
/// <param name="Day">The runner's local day.</param>
/// <param name="Kind">What was reported.</param>
public sealed record RoutineReport(DateOnly Day, RoutineReportKind Kind);

/// <summary>
/// How the dose follows what the runner reports. The rules give the two ends ("20 a leg at first, building to 30"); the
/// steps between them are LoadWatch's own and no finding: 2 more after a self-test that went well and after every third day on
/// which the routine was done; back to the first dose after one that did not; nothing is added within 7 days of pain.
/// </summary>
public static class RoutineProgress
{
    /// <summary>Donkey kicks a leg at first.</summary>
    public const int First = 20;

    /// <summary>Donkey kicks a leg to build to.</summary>
    public const int Top = 30;

    /// <summary>Donkey kicks that one step adds.</summary>
    public const int Step = 2;

    /// <summary>Days with the routine done that make a step.</summary>
    public const int DaysAStep = 3;

    /// <summary>Days, that of the report among them, on which a report of pain keeps the dose from being raised.</summary>
    public const int PainHoldsDays = 7;

    /// <summary>
    /// The dose, in donkey kicks a leg: <see cref="First"/> to <see cref="Top"/>. Of a day with several reports each kind counts
    /// once, and a weak self-test outweighs all else of its day and before. What is reported while pain holds the dose is
    /// not made up for later.
    /// </summary>
    /// <param name="reports">All reports, in any order.</param>
    public static int Kicks(IReadOnlyCollection<RoutineReport> reports)
    {
        var weak = Days(reports, RoutineReportKind.Weak).DefaultIfEmpty(DateOnly.MinValue).Max();
        var pain = Days(reports, RoutineReportKind.Pain);
        bool Counts(DateOnly day) => day > weak && !pain.Any(hurt => day >= hurt && day.DayNumber - hurt.DayNumber < PainHoldsDays);
        var steps = Days(reports, RoutineReportKind.Ok).Count(Counts) + (Days(reports, RoutineReportKind.Done).Count(Counts) / DaysAStep);
        return Math.Min(Top, First + (Step * steps));
    }

    private static HashSet<DateOnly> Days(IEnumerable<RoutineReport> reports, RoutineReportKind kind) =>
        [.. reports.Where(report => report.Kind == kind).Select(report => report.Day)];
}
