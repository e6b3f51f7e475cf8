using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Drawing;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>A calendar week and what happened in it.</summary>
internal sealed record WeekOfRuns(Week Week, Distance Distance, int Runs, IReadOnlyList<Flag> Flags, int Texts);

/// <summary>What the pictures draw: the result by week and by half year, and the scales.</summary>
internal sealed class Figures
{
    public Figures(ReplayResult result)
    {
        Result = result;
        Weeks = [.. WeeksOf(result)];
        HalfYears = [.. Weeks.Select(week => HalfYear.Of(week.Week.FirstDay))
            .Concat(result.Runs.Select(run => HalfYear.Of(run.Day))).Distinct().OrderBy(half => half.First)];
        MostInAWeek = Nice(Weeks.Select(week => week.Distance));
        MostInSevenDays = Nice(result.Runs.SelectMany(run => new[] { run.Assessment.LastSevenDays, run.Compared(Rule.WeeklyJump)?.Baseline ?? Distance.Zero }));
        MostInARun = Nice(result.Runs.Select(run => run.Assessment.Run.Distance!.Value));
        MostADay = Scale.Top(result.Context.Select(day => Math.Max(day.Fitness.Fitness, day.Fitness.Fatigue)));
    }

    public ReplayResult Result { get; }

    public DistanceUnit Unit => Result.Unit;

    public string UnitName => Unit.Say();

    public IReadOnlyList<WeekOfRuns> Weeks { get; }

    public IReadOnlyList<HalfYear> HalfYears { get; }

    public IEnumerable<int> YearsNewestFirst => HalfYears.Select(half => half.Year).Distinct().OrderDescending();

    public double MostInAWeek { get; }

    public double MostInSevenDays { get; }

    public double MostInARun { get; }

    /// <summary>The largest fitness or fatigue, in km a day.</summary>
    public double MostADay { get; }

    public IEnumerable<HalfYear> HalvesOf(int year) => HalfYears.Where(half => half.Year == year);

    public IEnumerable<ReplayedRun> RunsOf(int year) => Result.Runs.Where(run => run.Day.Year == year);

    public string Number(Distance distance) => distance.SayNumber(Unit);

    private static IEnumerable<WeekOfRuns> WeeksOf(ReplayResult result)
    {
        if (result.Runs.Count == 0)
        {
            yield break;
        }

        var runs = result.Runs.ToLookup(run => Week.Of(run.Day, DayOfWeek.Monday));
        var last = Week.Of(result.Runs[^1].Day, DayOfWeek.Monday);
        for (var week = Week.Of(result.Runs[0].Day, DayOfWeek.Monday); week.FirstDay <= last.FirstDay; week = week.Next)
        {
            var distance = runs[week].Aggregate(Distance.Zero, (sum, run) => sum + run.Assessment.Run.Distance!.Value);
            yield return new WeekOfRuns(
                week, distance, runs[week].Count(), [.. runs[week].SelectMany(run => run.Flags)],
                runs[week].Count(run => run.Decision is TextDecision.Due));
        }
    }

    private double Nice(IEnumerable<Distance> distances) => Scale.Top(distances.Select(distance => distance.In(Unit)));
}
