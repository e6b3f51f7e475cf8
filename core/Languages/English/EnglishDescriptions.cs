using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.English;

/// <summary>The charts told to who does not see them.</summary>
internal sealed class EnglishDescriptions(NumberWords numbers)
{
    public IEnumerable<string> Weeks(TrainingView view, DistanceUnit unit)
    {
        yield return $"A bar for each of twelve weeks, {numbers.ShortDay(view.FirstDay)} to {numbers.ShortDay(view.LastDay)}, against the usual week.";
        var unknown = view.Weeks.Count(week => week.Coverage is Coverage.None);
        if (unknown > 0)
        {
            yield return $"{numbers.Count(unknown, "week is", "weeks are")} not known.";
        }

        var now = view.Weeks[^1];
        yield return $"This week so far: {numbers.Distance(now.Distance ?? Distance.Zero, unit)}{(now.Baseline is { } usual ? $"; usual: {numbers.Distance(usual, unit)}" : "")}.";
        if (view.Weeks.MaxBy(week => week.Distance) is { Distance.Millimetres: > 0 } most)
        {
            yield return $"The most: {numbers.Distance(most.Distance.Value, unit)} in the week of {numbers.ShortDay(most.Week.FirstDay)}.";
        }

        var flagged = view.Weeks.Count(week => week.Flags.Count > 0);
        yield return flagged == 0 ? "No flags." : $"{numbers.Count(flagged, "week has", "weeks have")} flags.";
        yield return "The table of weeks has the same numbers.";
    }

    public IEnumerable<string> Runs(TrainingView view, DistanceUnit unit)
    {
        if (view.Runs.Count == 0)
        {
            yield return "No run in these twelve weeks.";
            yield break;
        }

        yield return $"{numbers.Count(view.Runs.Count, "run", "runs")}, {numbers.ShortDay(view.FirstDay)} to {numbers.ShortDay(view.LastDay)}, a stem each, and a line for the longest run of the 30 days before.";
        var most = view.Runs.MaxBy(run => run.Distance)!;
        yield return $"The longest: {numbers.Distance(most.Distance, unit)} on {numbers.ShortDay(most.Run.Day)}.";
        var flagged = view.Runs.Count(run => run.Flags.Any(flag => flag.Rule is not Rule.WeeklyJump));
        yield return flagged == 0 ? "None is marked." : $"{numbers.Count(flagged, "run is", "runs are")} marked as a spike or a return.";
        yield return "The table of runs has the same numbers.";
    }
}
