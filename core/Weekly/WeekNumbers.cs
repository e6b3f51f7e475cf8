using LoadWatch.Core.Hearing;
using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Weekly;

/// <summary>The numbers of one week.</summary>
/// <param name="Week">The seven days.</param>
/// <param name="Coverage">How much of it is known.</param>
/// <param name="Distance">The distance of the counted runs; null where no day is known.</param>
/// <param name="Time">The moving time of all runs, those of unknown distance included.</param>
/// <param name="Runs">How many runs that is.</param>
/// <param name="UnknownRuns">How many of them have no distance.</param>
/// <param name="Flags">Of each rule that flagged one, its foremost flag.</param>
public sealed record WeekNumbers(
    Week Week, Coverage Coverage, Distance? Distance, TimeSpan Time, int Runs, int UnknownRuns, IReadOnlyList<Flag> Flags)
{
    /// <summary>Whether no run of it is known.</summary>
    public bool IsWithoutRuns => Runs == 0;

    internal static WeekNumbers Of(TrainingWeek week, IEnumerable<LoggedRun> runs) => new(
        week.Week,
        week.Coverage,
        week.Distance,
        runs.Aggregate(TimeSpan.Zero, (sum, logged) => sum + logged.Run.MovingTime),
        week.Runs + week.UnknownRuns,
        week.UnknownRuns,
        [.. week.Foremost]);
}

/// <summary>The mean of some weeks.</summary>
/// <param name="Distance">Of a week.</param>
/// <param name="Time">Of a week.</param>
/// <param name="Runs">Of a week, 0 or more.</param>
public sealed record WeekMean(Distance Distance, TimeSpan Time, double Runs)
{
    /// <summary>The mean of weeks of which every day is known; null where one of them is not.</summary>
    internal static WeekMean? Of(IReadOnlyCollection<WeekNumbers> weeks) => weeks.All(week => week.Coverage is Coverage.Full)
        ? new WeekMean(
            Running.Distance.FromMillimetres(weeks.Sum(week => week.Distance?.Millimetres ?? 0) / weeks.Count),
            weeks.Aggregate(TimeSpan.Zero, (sum, week) => sum + week.Time) / weeks.Count,
            (double)weeks.Sum(week => week.Runs) / weeks.Count)
        : null;
}

/// <summary>A flag that was taken back.</summary>
/// <param name="Flag">The flag as it was.</param>
/// <param name="Reason">Why, as a reason of <see cref="Reasons"/>.</param>
public sealed record WithdrawnFlag(Flag Flag, string Reason);

/// <summary>A pain that the runner reported.</summary>
/// <param name="Day">The runner's local day.</param>
/// <param name="Level">0 to 10; null where no number was understood.</param>
/// <param name="Where">The body part; null where none was named.</param>
/// <param name="Side">The side of it.</param>
/// <param name="IsUrgent">Whether it calls for a person (<see cref="PainRule"/>).</param>
public sealed record PainReport(DateOnly Day, int? Level, BodyPart? Where, Side? Side, bool IsUrgent);
