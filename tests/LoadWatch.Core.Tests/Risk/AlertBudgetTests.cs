using CsCheck;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

/// <summary>Who gets a text and who does not, over whole seasons.</summary>
public class AlertBudgetTests
{
    private const int HistoryWeeks = 5;

    /// <summary>
    /// Each run varies by up to 15 %. That alone could take a long run to 1.35 times the four before it, should all of them
    /// be at one end and it at the other, so the runners are drawn from one seed; the next test has no luck in it.
    /// </summary>
    [Fact]
    public void Two_hundred_steady_runners_get_no_text_in_a_year()
    {
        var random = new Random(20250106);
        for (var runner = 0; runner < 200; runner++)
        {
            var texts = Steady(random, spread: 0.15).SelectMany(one => one.Flags).Where(flag => flag.Texts).ToList();
            texts.ShouldBeEmpty($"runner {runner}");
        }
    }

    [Fact]
    public void Runs_that_vary_by_13_percent_can_never_text() =>
        Gen.Int.Sample(seed => Steady(new Random(seed), spread: 0.13).SelectMany(one => one.Flags).ShouldAllBe(flag => !flag.Texts));

    [Fact]
    public void Of_a_thousand_injected_jumps_each_is_flagged_by_the_run_that_crosses_the_line()
    {
        var random = new Random(1);
        for (var n = 0; n < 1_000;)
        {
            // Decametres a run, so that what is expected is reckoned in whole numbers.
            var (baseKm, ratio) = (15 + (65 * random.NextDouble()), 1.6 + (2.4 * random.NextDouble()));
            var days = Days(random, random.Next(3, 7));
            var before = (int)(baseKm * 100 / days.Length);
            var after = (int)(before * ratio);
            if ((after - before) * days.Length < 1_000 || after * days.Length < 2_000 || after * 10 <= before * 16) continue;
            n++;
            var runs = Enumerable.Range(0, HistoryWeeks + 1)
                .SelectMany(week => days.Select(day => (Day: (7 * week) + day, Dam: week < HistoryWeeks ? before : after))).ToList();
            var crossing = runs.FindIndex(run => run.Day >= 7 * HistoryWeeks && Crosses(runs, run.Day));
            crossing.ShouldBeGreaterThanOrEqualTo(0);
            var assessments = Assessor.Assess(new RunLog(runs.Select(run => Of(run.Day, run.Dam / 100.0))).Read(Later)).ToList();
            assessments.FindIndex(one => one.Flags.Any(flag => flag is { Rule: Rule.WeeklyJump, Texts: true })).ShouldBe(crossing);
            // And so the week is told of by its end at the latest, at the level of what has come together.
            var last = assessments[^1].Flags.Single(flag => flag.Rule == Rule.WeeklyJump);
            last.Jump!.Ratio.ShouldBe((double)after / before, 1e-12);
            last.Level.ShouldBe(after >= 2 * before ? Level.High : Level.Elevated);
        }
    }

    [Fact]
    public void In_a_fortnight_there_is_one_text_and_at_most_one_step_up()
    {
        var fortnights = 0;
        Histories.Any.Sample(history =>
        {
            var texts = Replay.Of(Histories.Runs(history)).Texts;
            for (var i = 0; i < texts.Count; i++)
            {
                var fortnight = texts.Skip(i).TakeWhile(text => text.Day.DayNumber - texts[i].Day.DayNumber < 14).Select(text => text.Level).ToArray();
                if (fortnight.Length > 1) Interlocked.Increment(ref fortnights);
                if (fortnight.Length > 1) fortnight.ShouldBe([Level.Elevated, Level.High]);
            }
        }, iter: 2_000);
        fortnights.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Miles_and_kilometres_raise_the_same_flags() =>
        Gen.Select(Gen.Int[1, 3], Gen.OneOf(10, 11, 13, 15, 20, 21, 26, 30, 40), (gap, tenths) => (gap, tenths)).Array[10, 60].Sample(steps =>
        {
            var day = 0;
            var runs = steps.Select(step => (Day: day += step.gap, Miles: step.tenths)).ToArray();
            var miles = Replay.Of(runs.Select(run => Of(run.Day, 1) with { Distance = Distance.FromMiles(run.Miles), MovingTime = TimeSpan.FromHours(9) }));
            var kilometres = Replay.Of(runs.Select(run => Of(run.Day, run.Miles * 1.609344) with { MovingTime = TimeSpan.FromHours(9) }));
            kilometres.Flags.ShouldBe(miles.Flags);
            kilometres.Texts.ShouldBe(miles.Texts);
            // 11 miles after 10 are exactly 1.10: no flag in either unit, as in whole numbers.
            foreach (var flag in miles.Flags.Where(flag => flag.Rule == Rule.Spike))
            {
                var (run, longest) = ((int)Math.Round(flag.Jump!.Distance.Miles), (int)Math.Round(flag.Jump.Baseline.Miles));
                (run * 10 > longest * 11).ShouldBeTrue();
                if (flag.Texts) (run * 10 > longest * 13).ShouldBeTrue();
                if (flag.Level == Level.High) (run > longest * 2).ShouldBeTrue();
            }
        });

    private static bool Crosses(List<(int Day, int Dam)> runs, int today)
    {
        int Sum(int from, int to) => runs.Where(run => today - run.Day >= from && today - run.Day <= to).Sum(run => run.Dam);
        var (a, b3) = (Sum(0, 6), Math.Max(3 * Sum(7, 13), Sum(7, 27)));
        return a >= 2_000 && (3 * a) - b3 >= 3_000 && 3 * a * 10 > b3 * 15;
    }

    /// <summary>A year of a runner with a weekly pattern, after weeks that make the history.</summary>
    private static List<Assessment> Steady(Random random, double spread)
    {
        var days = Days(random, random.Next(3, 7));
        var kms = days.Select(_ => 4 + (12 * random.NextDouble())).ToArray();
        kms[^1] *= 1.5; // the long run
        var runs = Enumerable.Range(0, HistoryWeeks + 52).SelectMany(week => days.Zip(kms, (day, km) =>
            Of((7 * week) + day, km * (1 + (spread * ((2 * random.NextDouble()) - 1))))));
        return [.. Assessor.Assess(new RunLog(runs).Read(Later)).Where(one => one.Run.Day >= Monday.AddDays(7 * HistoryWeeks))];
    }

    /// <summary>Some days of the week, in order.</summary>
    private static int[] Days(Random random, int count) => [.. Enumerable.Range(0, 7).OrderBy(_ => random.Next()).Take(count).Order()];
}
