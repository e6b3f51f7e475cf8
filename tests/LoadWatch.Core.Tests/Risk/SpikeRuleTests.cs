using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class SpikeRuleTests
{
    [Theory]
    [InlineData(10, 5, null)]
    [InlineData(10, 11, null)] // exactly 1.10
    [InlineData(10, 11.000001, Level.Watch)]
    [InlineData(10, 13, Level.Watch)] // exactly 1.30
    [InlineData(10, 13.000001, Level.Elevated)]
    [InlineData(10, 20, Level.Elevated)] // exactly 2.00
    [InlineData(10, 20.000001, Level.High)]
    [InlineData(21.1, 23.21, null)] // 1.10 once more, of a number that binary cannot hold
    [InlineData(0.7, 0.77, null)]
    [InlineData(5, 6.999999, Level.Watch)] // 1.39, but less than 2 km more
    [InlineData(5, 7, Level.Elevated)]
    [InlineData(1.5, 3.499999, Level.Watch)] // 2.33, but less than 2 km more
    [InlineData(1.5, 3.5, Level.High)]
    [InlineData(10, 12, Level.Watch)] // 2 km more, but 1.20
    public void The_level_is_that_of_the_bounds(double longest, double run, Level? level) =>
        SpikeRule.Judge(Km(run), Km(longest), 3).ShouldBe(Expected(Km(run), Km(longest), level));

    [Theory]
    [InlineData(10, 11, null)]
    [InlineData(10, 13, Level.Watch)]
    [InlineData(13, 26, Level.Elevated)]
    public void Miles_meet_the_bounds_as_exactly_as_kilometres(double longest, double run, Level? level) =>
        SpikeRule.Judge(Distance.FromMiles(run), Distance.FromMiles(longest), 3)
            .ShouldBe(Expected(Distance.FromMiles(run), Distance.FromMiles(longest), level));

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Fewer_than_three_runs_are_no_history(int runs, bool enough)
    {
        var finding = SpikeRule.Judge(Km(30), runs == 0 ? Distance.Zero : Km(10), runs);
        finding.ShouldBe(enough
            ? new Finding.Beyond(Rule.Spike, Level.High, new Jump(Km(30), Km(10), 3))
            : new Finding.InsufficientHistory(Rule.Spike, "fewer than 3 runs in the 30 days before"));
    }

    private static Finding Expected(Distance run, Distance longest, Level? level)
    {
        var jump = new Jump(run, longest, (double)run.Millimetres / longest.Millimetres);
        return level is { } at ? new Finding.Beyond(Rule.Spike, at, jump) : new Finding.Usual(Rule.Spike, jump);
    }
}
