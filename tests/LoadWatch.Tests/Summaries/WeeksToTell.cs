using LoadWatch.Core;
using LoadWatch.Core.Hearing;
using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Weekly;

namespace LoadWatch.Tests.Summaries;

/// <summary>Weeks of every kind, each from Monday, November 11, to Sunday, November 17, 2030; told on the Monday after.</summary>
internal static class WeeksToTell
{
    public static readonly Week Told = Week.Of(new DateOnly(2030, 11, 11), DayOfWeek.Monday);

    private static readonly DateOnly LongAgo = Told.FirstDay.AddDays(-120);

    private static readonly Flag Jump = new(
        new RunId(Source.Garmin, "gone"), Told.FirstDay.AddDays(-3), Rule.Spike, Level.Elevated, new Jump(Distance.FromKilometres(24), Distance.FromKilometres(16), 1.5), null);

    public static readonly IReadOnlyDictionary<string, WeeklySummary> All = new Dictionary<string, WeeklySummary>(StringComparer.Ordinal)
    {
        ["steady"] = Of([.. Weeks(1, 9, 34), Run(1, 9), Run(3, 6), Run(5, 5), Run(6, 18)]),
        ["jump"] = Of([.. Weeks(1, 9, 32.18688), .. Enumerable.Range(0, 7).Select(day => Run(day, 16.09344))]),
        ["spike"] = Of([.. Weeks(1, 9, 34), Run(1, 5), Run(3, 5), Run(6, 24)]),
        ["little-more"] = Of([.. Weeks(1, 9, 34), Run(1, 5), Run(3, 5), Run(6, 19.4)]),
        ["lighter"] = Of([.. Weeks(1, 9, 34), Run(1, 6), Run(4, 9)]),
        ["return"] = Of([.. Weeks(4, 8, 30), Run(2, 5), Run(5, 6)]),
        ["rest"] = Of(Weeks(1, 9, 34)),
        ["unknown"] = Of(Weeks(1, 9, 34), told: WeekTold.Nothing with { Gap = Reasons.PermissionTakenBack("Garmin") }),
        ["first"] = Of(InWeek(0, 21), Told.FirstDay),
        ["no-run-yet"] = Of([], Told.FirstDay.AddDays(2)),
        ["withdrawn-and-cleared"] = Of(
            [.. Weeks(2, 9, 34), .. Enumerable.Range(-7, 7).Select(day => Run(day, 9)), .. InWeek(0, 30)],
            told: WeekTold.Nothing with { Withdrawn = [new WithdrawnFlag(Jump, Reasons.DistanceCorrected)] }),
        ["pain-and-routine"] = Of(
            [.. Weeks(1, 9, 34), .. InWeek(0, 33)],
            told: WeekTold.Nothing with
            {
                DaysDone = 3,
                Pains =
                [
                    new PainReport(Told.FirstDay.AddDays(2), null, null, null, false),
                    new PainReport(Told.FirstDay.AddDays(3), 5, BodyPart.Knee, Side.Left, true),
                ],
            }),
        ["without-distance"] = Of([.. Weeks(1, 9, 34), Run(1, 7), Run(3, null), Run(6, 17)]),
        ["silent-platform"] = Of(
            [Run(3, 8), Run(6, 15)], Told.FirstDay.AddDays(2), WeekTold.Nothing with { Gap = Reasons.PlatformSilent("Strava") }),
    };

    public static Run Run(int day, double? km) => new()
    {
        Id = new RunId(Source.Garmin, $"{day}"),
        Sport = Sport.Run,
        LocalStart = Told.FirstDay.AddDays(day).ToDateTime(new TimeOnly(7, 0)),
        Distance = km is { } far ? Distance.FromKilometres(far) : null,
        MovingTime = TimeSpan.FromMinutes((km ?? 6) * 6),
        ElapsedTime = TimeSpan.FromMinutes((km ?? 6) * 6),
    };

    /// <summary>Four runs a week, the longest half of it.</summary>
    private static Run[] Weeks(int from, int to, double km) => [.. Enumerable.Range(from, to - from + 1).Reverse().SelectMany(ago => InWeek(ago, km))];

    private static Run[] InWeek(int ago, double km) => [.. new (int Day, double Part)[] { (1, 0.2), (3, 0.15), (5, 0.15), (6, 0.5) }.Select(run => Run(run.Day - (7 * ago), km * run.Part))];

    private static WeeklySummary Of(Run[] runs, DateOnly? knownFrom = null, WeekTold? told = null) => WeeklySummary.Of(
        new RunLog(runs).Read(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero)), knownFrom ?? LongAgo, Told, told ?? WeekTold.Nothing);
}
