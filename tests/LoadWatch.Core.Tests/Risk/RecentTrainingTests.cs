using System.Globalization;
using System.Text.Json;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class RecentTrainingTests
{
    [Fact]
    public void A_run_30_days_back_is_compared_with_and_31_days_back_is_not()
    {
        Run[] between = [Of(16, 8), Of(18, 8), Of(20, 8)];
        Spike([Of(0, 20), .. between, Of(30, 24)]).ShouldBe(new Finding.Beyond(Rule.Spike, Level.Watch, new Jump(Km(24), Km(20), 1.2)));
        Spike([Of(0, 20), .. between, Of(31, 24)]).ShouldBe(new Finding.Beyond(Rule.Spike, Level.High, new Jump(Km(24), Km(8), 3)));
    }

    [Fact]
    public void Runs_of_the_same_day_are_no_history_of_each_other()
    {
        Spike([Of(0, 5), Of(1, 5), Of(2, 5, 7), Of(2, 9, 18)]).ShouldBeOfType<Finding.InsufficientHistory>();
        Spike([Of(0, 5), Of(1, 5), Of(2, 5), Of(3, 20, 7), Of(3, 9, 18)])
            .ShouldBe(new Finding.Beyond(Rule.Spike, Level.Elevated, new Jump(Km(9), Km(5), 1.8)));
        // On the next day they are.
        Spike([Of(0, 5), Of(1, 5, 7), Of(1, 5, 18), Of(2, 9)]).ShouldBeOfType<Finding.Beyond>();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(400)]
    public void A_gap_leaves_nothing_of_what_lies_too_far_back(int gap)
    {
        var training = new RecentTraining(Monday);
        for (var day = 0; day < 40; day++) training.Add(Of(day, 10));
        training.AddUnknown(Monday.AddDays(39));
        var back = training.Add(Of(39 + gap, 6));
        back.Findings.ShouldBe([new Finding.AfterBreak(gap)]);
        back.LastSevenDays.ShouldBe(Km(6));
        back.UnknownRuns.ShouldBe(gap == 30 ? 1 : 0);
        // The second run of the day is compared with what is left: after 30 days one day of 10 km, else nothing.
        var second = training.Add(Of(39 + gap, 20, 18));
        second.Findings.ShouldBe([Insufficient("fewer than 3 runs in the 30 days before"), NoWeeks]);
        training.Add(Of(40 + gap, 5));
        training.Add(Of(41 + gap, 5));
        training.Add(Of(42 + gap, 30)).Findings[0]
            .ShouldBe(new Finding.Beyond(Rule.Spike, Level.Elevated, new Jump(Km(30), Km(20), 1.5)));
    }

    [Fact]
    public void Each_of_the_31_slots_is_forgotten_in_its_turn()
    {
        for (var gap = 1; gap <= 14; gap++)
        {
            // A long run, then short ones every so many days: it is the longest as long as it lies at most 30 days back.
            var training = new RecentTraining(Monday);
            training.Add(Of(0, 42));
            for (var day = gap; day <= 90; day += gap)
            {
                var jump = training.Add(Of(day, 5)).Findings[0] is Finding.Usual usual ? usual.Jump : null;
                jump?.Baseline.ShouldBe(day <= 30 ? Km(42) : Km(5), $"day {day}, gap {gap}");
            }
        }
    }

    [Theory]
    [InlineData(27, true)]
    [InlineData(26, false)]
    public void The_weeks_are_compared_from_the_27th_day_after_the_first_known_one(int day, bool known)
    {
        Run[] runs = [Of(0, 20), Of(7, 20), Of(14, 20), Of(21, 20), Of(day, 20)];
        Weekly(runs).ShouldBe(known
            ? new Finding.Beyond(Rule.WeeklyJump, Level.High, new Jump(Km(40), Km(20), 2))
            : Insufficient("fewer than 28 days are known", Rule.WeeklyJump));
        // A window that was read from earlier on makes the same days known.
        Weekly(runs, Monday.AddDays(day - 27)).ShouldBeOfType<Finding.Beyond>();
        Weekly(runs, Monday.AddDays(day - 26)).ShouldBeOfType<Finding.InsufficientHistory>();
    }

    [Fact]
    public void The_days_of_the_weeks_are_0_to_6_and_7_to_13_and_7_to_27_ago()
    {
        // Powers of two tell which days were summed.
        var ago = new[] { 28, 27, 14, 13, 7, 6, 0 };
        Run[] runs = [.. ago.Select((days, i) => Of(40 - days, 1 << i))];
        var all = new List<Assessment>();
        var training = new RecentTraining(Monday.AddDays(-60));
        foreach (var run in runs) all.Add(training.Add(run));
        all[^1].LastSevenDays.ShouldBe(Km(32 + 64));
        ((Finding.Beyond)all[^1].Findings[1]).Jump.Baseline.ShouldBe(Km(8 + 16)); // 24, more than (2 + 4 + 8 + 16) / 3
        var third = new RecentTraining(Monday.AddDays(-60));
        foreach (var run in (Run[])[Of(12, 50), Of(13, 30), Of(26, 30), Of(27, 1), Of(33, 1)]) third.Add(run);
        // 27, 14, 13 and 7 days ago, not 28: (30 + 30 + 1 + 1) / 3.
        ((Finding.Beyond)third.Add(Of(40, 40)).Findings[1]).Jump.Baseline.ShouldBe(Distance.FromMillimetres(20_666_667));
    }

    [Fact]
    public void A_run_of_unknown_distance_ends_a_break_and_is_reported_but_adds_nothing()
    {
        var training = new RecentTraining(Monday);
        training.Add(Of(0, 10));
        training.AddUnknown(Monday.AddDays(10));
        var next = training.Add(Of(20, 10));
        next.Findings.ShouldBe([Insufficient("fewer than 3 runs in the 30 days before"), Insufficient("fewer than 28 days are known", Rule.WeeklyJump)]);
        next.UnknownRuns.ShouldBe(1);
        next.LastSevenDays.ShouldBe(Km(10));
        training.AddUnknown(Monday.AddDays(21));
        training.Add(Of(30, 10)).UnknownRuns.ShouldBe(2);
        training.Add(Of(40, 10)).UnknownRuns.ShouldBe(2);
        training.Add(Of(41, 10)).UnknownRuns.ShouldBe(1);
    }

    [Fact]
    public void After_a_break_the_other_rules_say_nothing_and_on_the_same_day_they_do()
    {
        var training = new RecentTraining(Monday);
        for (var day = 0; day < 30; day += 3) training.Add(Of(day, 5));
        training.Add(Of(42, 40)).Findings.ShouldBe([new Finding.AfterBreak(15)]);
        training.Add(Of(42, 11, 18)).Findings.Select(finding => finding.Rule).ShouldBe([Rule.Spike, Rule.WeeklyJump]);
    }

    [Fact]
    public void Runs_out_of_order_and_of_unknown_distance_are_refused()
    {
        var training = new RecentTraining(Monday);
        training.Add(Of(5, 10, 18));
        Should.Throw<ArgumentException>(() => training.Add(Of(4, 10))).Message.ShouldContain("2025-01-10 lies before the run added last");
        Should.Throw<ArgumentException>(() => training.AddUnknown(Monday.AddDays(4))).ParamName.ShouldBe("day");
        Should.Throw<ArgumentException>(() => training.Add(Of(6, null))).ParamName.ShouldBe("run");
        Should.Throw<ArgumentException>(() => training.Add(Of(6, 0))).ParamName.ShouldBe("run");
        training.Add(Of(5, 10, 7)).LastSevenDays.ShouldBe(Km(20)); // what was refused left nothing behind
    }

    [Fact]
    public void The_first_days_of_the_calendar_have_slots_too()
    {
        var training = new RecentTraining(DateOnly.MinValue);
        for (var day = 0; day < 40; day++)
            training.Add(Of(0, 10) with { LocalStart = DateTime.MinValue.AddDays(day) }).LastSevenDays.ShouldBe(Km(10 * Math.Min(day + 1, 7)));
    }

    [Fact]
    public void The_bare_ratio_agrees_with_every_vector_that_has_a_run_to_compare_with()
    {
        using var vectors = JsonDocument.Parse(SharedData.Read("vectors/single_run_spike_vectors.json"));
        var (compared, uncompared) = (0, 0);
        foreach (var one in vectors.RootElement.EnumerateArray())
        {
            var name = one.GetProperty("name").GetString();
            var runs = one.GetProperty("runs").EnumerateArray().Select((run, i) => (
                Day: DateOnly.Parse(run[0].GetString()!, CultureInfo.InvariantCulture).DayNumber - Monday.DayNumber,
                Km: run[1].GetDouble(), Hour: 8 + i)).ToList();
            if (one.GetProperty("state").GetString() == "none")
            {
                Spike([.. runs.Select(run => Of(run.Day, run.Km, run.Hour))]).ShouldNotBeOfType<Finding.Beyond>(name);
                uncompared++;
                continue;
            }

            // The vectors have no gate of three runs: two short ones, on the latest day that is compared with, open it.
            var compare = runs.Last(run => run.Day < runs[^1].Day).Day;
            runs.AddRange([(compare, 0.5, 20), (compare, 0.5, 21)]);
            var finding = Spike([.. runs.OrderBy(run => (run.Day, run.Hour)).Select(run => Of(run.Day, run.Km, run.Hour))]);
            var (level, jump) = finding switch
            {
                Finding.Beyond beyond => (beyond.Level, beyond.Jump),
                Finding.Usual usual => (default(Level?), usual.Jump),
                _ => throw new InvalidOperationException($"{name}: {finding}"),
            };
            jump.Ratio.ShouldBe(one.GetProperty("ratio").GetDouble(), 1e-9, name);
            level.ShouldBe(
                one.GetProperty("state").GetString() switch { "reference" => null, "small" => Level.Watch, "moderate" => Level.Elevated, _ => Level.High }, name);
            compared++;
        }

        (compared, uncompared).ShouldBe((9, 2));
    }

    private static readonly Finding NoWeeks = Insufficient("no run in the three weeks before", Rule.WeeklyJump);

    private static Finding.InsufficientHistory Insufficient(string missing, Rule rule = Rule.Spike) => new(rule, missing);

    private static Finding Spike(IEnumerable<Run> runs) => Last(runs, null).Findings[0];

    private static Finding Weekly(IEnumerable<Run> runs, DateOnly? knownFrom = null) => Last(runs, knownFrom).Findings[1];

    private static Assessment Last(IEnumerable<Run> runs, DateOnly? knownFrom)
    {
        var training = new RecentTraining(knownFrom ?? runs.First().Day);
        return runs.Select(training.Add).ToList()[^1];
    }
}
