using LoadWatch.Core.Risk;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class ReturnRuleTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(14, false)] // 13 whole days without a run
    [InlineData(15, true)] // 14
    [InlineData(400, true)]
    public void A_break_is_14_whole_days_without_a_run(int days, bool isBreak) =>
        ReturnRule.Judge(Monday.AddDays(days), Monday).ShouldBe(isBreak ? new Finding.AfterBreak(days) : null);

    [Fact]
    public void The_first_run_of_all_is_no_return() => ReturnRule.Judge(Monday, null).ShouldBeNull();
}
