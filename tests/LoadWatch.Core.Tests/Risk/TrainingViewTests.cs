using CsCheck;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class TrainingViewTests
{
    [Fact]
    public void From_20_20_20_to_70_miles_the_last_week_says_3_5()
    {
        // The 20s on the first five days of a week, the 70 on all seven.
        var runs = Enumerable.Range(0, 15).Select(i => Miles((i / 5 * 7) + (i % 5), 4)).Concat(Enumerable.Range(21, 7).Select(day => Miles(day, 10)));
        var view = View(runs, Monday, Monday.AddDays(27));
        view.Weeks.Count.ShouldBe(12);
        view.Weeks.Take(8).ShouldAllBe(week => week.Coverage == Coverage.None && week.Distance == null && week.Baseline == null && week.Runs == 0);
        view.Weeks.Skip(8).Select(week => (week.Distance!.Value.Miles, week.Runs, week.Coverage)).ShouldBe(
            [(20, 5, Coverage.Full), (20, 5, Coverage.Full), (20, 5, Coverage.Full), (70, 7, Coverage.Full)]);
        view.Weeks.Select(week => week.Ratio).ShouldBe([null, null, null, null, null, null, null, null, null, null, null, 3.5]);
        var last = view.Weeks[^1];
        (last.IsCurrent, last.Baseline, last.BandTop).ShouldBe((true, Distance.FromMiles(20), Distance.FromMiles(26)));
        last.Foremost.Select(flag => (flag.Rule, flag.Level)).ShouldBe([(Rule.Spike, Level.High), (Rule.WeeklyJump, Level.High)]);
        view.Today.Week.ShouldBe(new Finding.Beyond(Rule.WeeklyJump, Level.High, new Jump(Distance.FromMiles(70), Distance.FromMiles(20), 3.5)));
        (view.Today.DaysSinceRun, view.Today.LongestRun!.Run.Day, view.ComparesFrom).ShouldBe((0, Monday.AddDays(27), Monday.AddDays(27)));
    }

    [Fact]
    public void What_lies_before_the_first_known_day_is_unknown_and_not_zero()
    {
        var today = Monday.AddDays(16);
        var view = View([Of(3, 5), Of(15, 5)], Monday.AddDays(2), today);
        view.Weeks.Select(week => week.Coverage).ShouldBe([.. Enumerable.Repeat(Coverage.None, 9), Coverage.Part, Coverage.Full, Coverage.Full]);
        view.Weeks.Skip(8).Select(week => week.Distance).ShouldBe([null, Km(5), Distance.Zero, Km(5)]);
        view.Today.Week.ShouldBeOfType<Finding.InsufficientHistory>();
        view.ComparesFrom.ShouldBe(Monday.AddDays(29));
        // A run from before that day is shown, and its week is known in part.
        var earlier = View([Of(-6, 5)], Monday.AddDays(2), today).Weeks[8];
        (earlier.Coverage, earlier.Distance).ShouldBe((Coverage.Part, Km(5)));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, 0, 7)]
    [InlineData(DayOfWeek.Sunday, 6, 1)]
    [InlineData(DayOfWeek.Saturday, 5, 2)]
    public void Weeks_start_where_the_runner_starts_them(DayOfWeek start, int firstDay, int runs)
    {
        // A run each day; the seventh day after Monday is a Sunday.
        var today = Monday.AddDays(6);
        var view = View(Enumerable.Range(-100, 107).Select(day => Of(day, 5)), Monday.AddDays(-120), today, start);
        view.Weeks.ShouldAllBe(week => week.Week.FirstDay.DayOfWeek == start);
        view.Weeks[^1].Week.FirstDay.ShouldBe(Monday.AddDays(firstDay));
        (view.Weeks[^1].Runs, view.Weeks[^1].IsCurrent).ShouldBe((runs, true));
        view.Weeks.SkipLast(1).ShouldAllBe(week => week.Runs == 7 && week.Ratio == 1 && !week.IsCurrent);
        view.Weeks[^1].Ratio.ShouldBe(runs == 7 ? 1 : null);
        view.Weeks.Zip(view.Weeks.Skip(1)).ShouldAllBe(pair => pair.First.Week.Next == pair.Second.Week);
    }

    [Fact]
    public void Runs_of_unknown_distance_are_counted_beside_the_distance_and_end_a_break()
    {
        var view = View([Of(0, 5), Of(8, null), Of(9, null), Of(50, null)], Monday.AddDays(-40), Monday.AddDays(52));
        view.Weeks.Select(week => week.UnknownRuns).ShouldBe([0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1]);
        (view.Today.DaysSinceRun, view.Today.UnknownRuns, view.Today.LongestRun).ShouldBe((2, 1, null));
        view.Runs.Single().Run.Day.ShouldBe(Monday);
    }

    [Fact]
    public void Tomorrow_of_a_traveller_is_today_and_later_runs_are_left_out()
    {
        Run[] runs = [Of(0, 5), Of(1, 6)];
        View(runs, Monday, Monday).Today.Day.ShouldBe(Monday.AddDays(1));
        var view = View([.. runs, Of(4, 30)], Monday, Monday.AddDays(1));
        (view.Today.Day, view.Today.LastSevenDays, view.Runs.Count).ShouldBe((Monday.AddDays(1), Km(11), 2));
    }

    [Fact]
    public void A_return_is_shown_with_what_it_would_have_been_compared_with()
    {
        var run = View([Of(0, 8), Of(1, 9), Of(2, 7), Of(20, 12)], Monday, Monday.AddDays(20)).Runs[^1];
        (run.Longest, run.Ratio, run.Flags.Single().Rule).ShouldBe((Km(9), 12 / 9d, Rule.Return));
        View([Of(0, 8), Of(1, 9), Of(20, 12)], Monday, Monday.AddDays(20)).Runs[^1].Longest.ShouldBeNull();
    }

    [Fact]
    public void Without_runs_there_are_twelve_weeks_and_nothing_to_compare()
    {
        var view = View([], Monday, Monday.AddDays(70));
        view.Weeks.Select(week => week.Distance).ShouldBe([null, .. Enumerable.Repeat<Distance?>(Distance.Zero, 11)]);
        (view.Runs.Count, view.Today.DaysSinceRun, view.Today.Week.Compared).ShouldBe((0, null, null));
    }

    [Fact]
    public void The_view_agrees_with_what_was_assessed_and_with_sums_made_anew() =>
        Gen.Select(Histories.Any, Gen.Int[0, 20], Gen.OneOf(DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Saturday)).Sample((history, later, start) =>
        {
            var log = new RunLog(Histories.Runs(history)).Read(Later);
            var (first, today) = (log[0].Run.Day, log[^1].Run.Day.AddDays(later));
            var view = TrainingView.Of(log, first, today, start);
            var assessed = Assessor.Assess(log, first).Where(one => one.Run.Day >= view.FirstDay).ToArray();
            view.Runs.Select(run => run.Run.Id).ShouldBe(assessed.Select(one => one.Run.Id));
            foreach (var (run, one) in view.Runs.Zip(assessed))
            {
                run.Flags.ShouldBe(one.Flags);
                if (one.Findings.FirstOrDefault(finding => finding.Rule is Rule.Spike) is { } spike)
                {
                    (run.Longest, run.Ratio).ShouldBe((spike.Compared?.Baseline, spike.Compared?.Ratio));
                }
            }

            view.Weeks.SelectMany(week => week.Flags).ShouldBe(view.Runs.SelectMany(run => run.Flags));
            foreach (var week in view.Weeks)
            {
                var end = week.Week.LastDay < today ? week.Week.LastDay : today;
                var compared = Rejudge(log, first, end).Compared;
                week.Baseline.ShouldBe(compared?.Baseline);
                week.Ratio.ShouldBe(week.Week.LastDay <= today ? compared?.Ratio : null);
                (week.Distance ?? Distance.Zero).ShouldBe(Sum(log, week.Week.FirstDay, week.Week.LastDay));
            }

            view.Today.Week.ShouldBe(Rejudge(log, first, today));
        }, iter: 500);

    private static Finding Rejudge(IReadOnlyList<LoggedRun> log, DateOnly knownFrom, DateOnly day) => WeeklyJumpRule.Judge(
        Sum(log, day.AddDays(-6), day), Sum(log, day.AddDays(-13), day.AddDays(-7)), Sum(log, day.AddDays(-27), day.AddDays(-7)), day.AddDays(-27) >= knownFrom);

    private static Distance Sum(IReadOnlyList<LoggedRun> log, DateOnly from, DateOnly to) => log
        .Where(logged => logged.Standing is Standing.Counted && logged.Run.Day >= from && logged.Run.Day <= to)
        .Aggregate(Distance.Zero, (sum, logged) => sum + logged.Run.Distance!.Value);

    private static TrainingView View(IEnumerable<Run> runs, DateOnly knownFrom, DateOnly today, DayOfWeek start = DayOfWeek.Monday) =>
        TrainingView.Of(new RunLog(runs).Read(Later), knownFrom, today, start);

    private static Run Miles(int day, double miles) => Of(day, 1) with { Distance = Distance.FromMiles(miles), MovingTime = TimeSpan.FromHours(2) };
}
