using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class DailyLoadsTests
{
    private static readonly DateOnly Monday = new(2025, 1, 6);

    [Fact]
    public void Runs_of_one_day_add_up_and_other_days_are_rest()
    {
        var loads = DailyLoads.Of(Monday, Monday.AddDays(3), [(Monday.AddDays(2), 5), (Monday, 8), (Monday.AddDays(2), 3.5)]);
        loads.ShouldBe([8, 0, 8.5, 0]);
        loads.Count.ShouldBe(4);
        loads.LastDay.ShouldBe(Monday.AddDays(3));
        loads[Monday.AddDays(2)].ShouldBe(8.5);
    }

    [Fact]
    public void A_day_outside_the_series_is_unknown()
    {
        var loads = DailyLoads.Of(Monday, Monday, []);
        loads.ShouldBe([0.0]);
        Should.Throw<ArgumentOutOfRangeException>(() => loads[Monday.AddDays(-1)]);
        Should.Throw<ArgumentOutOfRangeException>(() => loads[1]);
        Should.Throw<ArgumentOutOfRangeException>(() => DailyLoads.Of(Monday, Monday, [(Monday.AddDays(1), 1)]));
        Should.Throw<ArgumentOutOfRangeException>(() => DailyLoads.Of(Monday, Monday.AddDays(-1), []));
        Should.Throw<ArgumentOutOfRangeException>(() => DailyLoads.Of(Monday, Monday, [(Monday, double.NaN)]));
    }
}
