using LoadWatch.Core.Load;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>
/// What a runner is shown of the last twelve weeks: the numbers that the rules compare, and the flags that came of them.
/// </summary>
/// <param name="KnownFrom">The first day that the history covers; what lies before it is unknown, not rest.</param>
/// <param name="Weeks">Twelve calendar weeks of the runner, oldest first; the last one is the current week.</param>
/// <param name="Runs">Every counted run of these weeks, in order of local start.</param>
/// <param name="Today">Where the runner stands now.</param>
public sealed record TrainingView(
    DateOnly KnownFrom, IReadOnlyList<TrainingWeek> Weeks, IReadOnlyList<TrainingRun> Runs, TrainingToday Today)
{
    /// <summary>How many weeks are shown, the current one among them.</summary>
    public const int WeekCount = 12;

    /// <summary>The first day on which R2 has the 28 known days that it needs.</summary>
    public DateOnly ComparesFrom => KnownFrom.AddDays(Thresholds.KnownDays - 1);

    /// <summary>The first day of the first week, inclusive.</summary>
    public DateOnly FirstDay => Weeks[0].Week.FirstDay;

    /// <summary>The last day of the current week, inclusive; it may lie ahead.</summary>
    public DateOnly LastDay => Weeks[^1].Week.LastDay;

    /// <summary>Views a log, in one pass over it.</summary>
    /// <param name="log">The log in order of local start, as <see cref="RunLog.Read"/> gives it.</param>
    /// <param name="knownFrom">The first day that the history covers.</param>
    /// <param name="today">
    /// The runner's day. Where a run that counts was run on the day after it, as on a journey to an earlier zone, that day
    /// takes its place; later runs are left out.
    /// </param>
    /// <param name="weekStart">The day of the week on which the runner's weeks start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weekStart"/> is no day of the week, or twelve weeks do not fit the calendar.</exception>
    public static TrainingView Of(IReadOnlyList<LoggedRun> log, DateOnly knownFrom, DateOnly today, DayOfWeek weekStart)
    {
        var told = log.Where(logged => logged.Standing is Standing.Counted or Standing.UnknownDistance).ToArray();
        var day = Array.Exists(told, logged => logged.Run.Day.DayNumber == today.DayNumber + 1) ? today.AddDays(1) : today;
        var weeks = WeeksUpTo(Week.Of(day, weekStart));
        var seen = Assess(told.Where(logged => logged.Run.Day <= day), new RecentTraining(knownFrom), weeks, day);
        return new TrainingView(
            knownFrom,
            Join(weeks, seen, knownFrom, day),
            seen.Runs,
            TrainingToday.Of(day, seen.AtEnds[^1], seen.Runs));
    }

    private static Week[] WeeksUpTo(Week current)
    {
        var weeks = new Week[WeekCount];
        for (var i = WeekCount - 1; i >= 0; i--)
        {
            weeks[i] = current;
            current = i > 0 ? current.Previous : current;
        }

        return weeks;
    }

    /// <summary>Adds the runs, and looks at the training wherever a week ends.</summary>
    private static Seen Assess(IEnumerable<LoggedRun> log, RecentTraining training, Week[] weeks, DateOnly today)
    {
        var (runs, unknown, ends) = (new List<TrainingRun>(), new List<DateOnly>(), new List<RecentDays>(WeekCount));
        foreach (var logged in log)
        {
            while (weeks[ends.Count].LastDay < logged.Run.Day)
            {
                ends.Add(training.AsOf(weeks[ends.Count].LastDay));
            }

            var assessment = training.Add(logged);
            if (logged.Run.Day < weeks[0].FirstDay)
            {
                continue;
            }

            if (assessment is null)
            {
                unknown.Add(logged.Run.Day);
            }
            else
            {
                runs.Add(new TrainingRun(logged.Run, training.Longest, [.. assessment.Flags]));
            }
        }

        while (ends.Count < WeekCount)
        {
            var last = weeks[ends.Count].LastDay;
            ends.Add(training.AsOf(last < today ? last : today));
        }

        return new Seen(runs, unknown, ends);
    }

    private static TrainingWeek[] Join(Week[] weeks, Seen seen, DateOnly knownFrom, DateOnly today)
    {
        var runs = seen.Runs.ToLookup(run => Week.Of(run.Run.Day, weeks[0].StartsOn));
        var unknown = seen.Unknown.ToLookup(day => Week.Of(day, weeks[0].StartsOn));
        return [.. weeks.Select((week, i) => TrainingWeek.Of(week, [.. runs[week]], unknown[week].Count(), seen.AtEnds[i], knownFrom, today))];
    }

    private sealed record Seen(IReadOnlyList<TrainingRun> Runs, IReadOnlyList<DateOnly> Unknown, IReadOnlyList<RecentDays> AtEnds);
}
