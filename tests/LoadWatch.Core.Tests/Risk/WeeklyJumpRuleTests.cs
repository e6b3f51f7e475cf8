using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class WeeklyJumpRuleTests
{
    [Theory]
    [InlineData(40, 52, null)] // exactly 1.3
    [InlineData(40, 52.000001, Level.Watch)]
    [InlineData(40, 60, Level.Watch)] // exactly 1.5
    [InlineData(40, 60.000001, Level.Elevated)]
    [InlineData(40, 79.999999, Level.Elevated)]
    [InlineData(40, 80, Level.High)] // exactly 2.0
    [InlineData(12, 21.999999, null)] // 1.83, but less than 10 km more
    [InlineData(12, 22, Level.Elevated)]
    [InlineData(25, 35, Level.Watch)] // exactly 10 km more
    [InlineData(25, 34.999999, null)]
    [InlineData(7, 19.999999, Level.Watch)] // 2.86, but less than 20 km
    [InlineData(7, 20, Level.High)]
    [InlineData(100, 111, null)] // more than 10 km more, but 1.11
    [InlineData(40, 10, null)]
    public void The_level_is_that_of_the_bounds(double baseline, double week, Level? level)
    {
        // The baseline as last week's distance, and as a third of the three weeks'.
        Judge(week, baseline, baseline).ShouldBe(Expected(week, baseline, level));
        Judge(week, 0, 3 * baseline).ShouldBe(Expected(week, baseline, level));
    }

    [Fact]
    public void The_larger_baseline_is_taken()
    {
        Judge(60, 30, 120).ShouldBe(Expected(60, 40, Level.Watch)); // after an easy week
        Judge(60, 50, 120).ShouldBe(Expected(60, 50, null)); // after a hard one
    }

    [Fact]
    public void A_third_of_three_weeks_is_not_rounded_before_it_is_compared()
    {
        // A third of 60.000001 and of 60.000002 km is no whole number of millimetres: twice it lies between two of them.
        Judge(40, 0, 60).ShouldBeOfType<Finding.Beyond>().Level.ShouldBe(Level.High);
        Judge(40, 0, 60.000001).ShouldBeOfType<Finding.Beyond>().Level.ShouldBe(Level.Elevated);
        Judge(40.000001, 0, 60.000002).ShouldBeOfType<Finding.Beyond>().Level.ShouldBe(Level.Elevated);
        Judge(40.000001, 0, 60.000001).ShouldBeOfType<Finding.Beyond>().Level.ShouldBe(Level.High);
        Judge(40, 0, 60.000001).ShouldBeOfType<Finding.Beyond>().Jump.Baseline.Millimetres.ShouldBe(20_000_000);
        Judge(40, 0, 60.000002).ShouldBeOfType<Finding.Beyond>().Jump.Baseline.Millimetres.ShouldBe(20_000_001);
        // And so for the 10 km more: 24.000024 and a third of a millimetre, and 10 km, is more than 34.000024 km.
        Judge(34.000024, 0, 72.000073).ShouldBeOfType<Finding.Usual>();
        Judge(34.000025, 0, 72.000074).ShouldBeOfType<Finding.Beyond>();
    }

    [Fact]
    public void From_20_to_70_miles_is_a_high_jump_of_3_5()
    {
        var finding = WeeklyJumpRule.Judge(Distance.FromMiles(70), Distance.FromMiles(20), Distance.FromMiles(60), known: true);
        finding.ShouldBe(new Finding.Beyond(Rule.WeeklyJump, Level.High, new Jump(Distance.FromMiles(70), Distance.FromMiles(20), 3.5)));
        var jump = finding.ShouldBeOfType<Finding.Beyond>().Jump;
        Math.Round(jump.Distance.Kilometres, 2).ShouldBe(112.65);
        Math.Round(jump.Baseline.Kilometres, 2).ShouldBe(32.19);
    }

    [Fact]
    public void Without_a_known_month_or_a_run_in_it_nothing_is_said()
    {
        WeeklyJumpRule.Judge(Km(112), Km(32), Km(96), known: false)
            .ShouldBe(new Finding.InsufficientHistory(Rule.WeeklyJump, "fewer than 28 days are known"));
        Judge(112, 0, 0).ShouldBe(new Finding.InsufficientHistory(Rule.WeeklyJump, "no run in the three weeks before"));
    }

    private static Finding Judge(double week, double before, double threeBefore) =>
        WeeklyJumpRule.Judge(Km(week), Km(before), Km(threeBefore), known: true);

    private static Finding Expected(double week, double baseline, Level? level)
    {
        var jump = new Jump(Km(week), Km(baseline), (double)Km(week).Millimetres / Km(baseline).Millimetres);
        return level is { } at ? new Finding.Beyond(Rule.WeeklyJump, at, jump) : new Finding.Usual(Rule.WeeklyJump, jump);
    }
}
