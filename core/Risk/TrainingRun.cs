using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>A counted run, and the one it is measured against.</summary>
/// <param name="Run">The run, with its day and whether its distance is an estimate.</param>
/// <param name="Longest">
/// The longest run of days 1 to 30 before it; null where these days hold fewer than <see cref="Thresholds.SpikeRuns"/> runs.
/// </param>
/// <param name="Flags">Its flags, the better evidenced rule first.</param>
public sealed record TrainingRun(Run Run, Distance? Longest, IReadOnlyList<Flag> Flags)
{
    /// <summary>How far it went, above 0.</summary>
    public Distance Distance => Run.Distance ?? throw new InvalidOperationException("A run that counts has a distance.");

    /// <summary>Distance over the longest run, above 0; null without one to compare with.</summary>
    public double? Ratio => Longest is { } longest ? (double)Distance.Millimetres / longest.Millimetres : null;
}

/// <summary>Where a runner stands at the end of a day. It describes, and raises no flag.</summary>
/// <param name="Day">The day.</param>
/// <param name="LastSevenDays">A: the distance of days 0 to 6 ago.</param>
/// <param name="Week">What R2 finds of these days, as if a run had just ended.</param>
/// <param name="LongestRun">The longest run of days 0 to 6 ago, the latest of several; null without a run.</param>
/// <param name="DaysSinceRun">Days since the last run, of unknown distance or not, 0 or more; null where the log has none.</param>
/// <param name="UnknownRuns">Runs of unknown distance on days 0 to 30 ago: where there are any, the numbers may be too low.</param>
public sealed record TrainingToday(
    DateOnly Day, Distance LastSevenDays, Finding Week, TrainingRun? LongestRun, int? DaysSinceRun, int UnknownRuns)
{
    internal static TrainingToday Of(DateOnly day, RecentDays recent, IReadOnlyList<TrainingRun> runs) => new(
        day,
        recent.LastSevenDays,
        recent.Week,
        runs.Reverse().TakeWhile(run => day.DayNumber - run.Run.Day.DayNumber < Thresholds.AcuteDays).MaxBy(run => run.Distance),
        recent.DaysSinceRun,
        recent.UnknownRuns);
}
