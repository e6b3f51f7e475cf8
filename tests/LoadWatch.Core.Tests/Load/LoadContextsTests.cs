using CsCheck;
using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class LoadContextsTests
{
    private static readonly DateOnly First = new(1998, 3, 1);

    [Fact]
    public void One_context_a_day_with_all_metrics_of_the_lists() =>
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 40]).Array[0, 120].Sample(loads =>
        {
            var contexts = LoadContexts.Of(First, loads).ToList();
            contexts.Select(c => c.Day).ShouldBe(Enumerable.Range(0, loads.Length).Select(First.AddDays));
            contexts.Select(c => c.Load).ShouldBe(loads);
            contexts.Select(c => c.Fitness).ShouldBe(FitnessFatigue.Over(loads));
            contexts.Select(c => c.Coupled).ShouldBe(AcuteChronic.Coupled(loads));
            contexts.Select(c => c.Uncoupled).ShouldBe(AcuteChronic.Uncoupled(loads));
            contexts.Select(c => c.Ewma).ShouldBe(Ewma.Over(loads));
            contexts.Select(c => c.EwmaHalfLife).ShouldBe(Ewma.Over(loads, EwmaModel.HalfLife));
            contexts.Select(c => c.Monotony).ShouldBe(Monotony.Over(loads));
        });

    [Fact]
    public void After_10000_days_the_rolling_metrics_are_those_of_the_last_28_alone()
    {
        double[] heavy = [.. Enumerable.Range(0, 9_972).Select(i => i % 3 * 1e6 / 7)];
        double[] last = [.. Enumerable.Range(0, 28).Select(i => i % 5 * 0.1)];
        var old = LoadContexts.Of(First, [.. heavy, .. last]).Last();
        var young = LoadContexts.Of(First.AddDays(9_972), last).Last();
        old.Day.ShouldBe(young.Day);
        old.WeekLoad.ShouldBe(young.WeekLoad);
        old.Coupled.ShouldBe(young.Coupled);
        old.Uncoupled.ShouldBe(young.Uncoupled);
        old.Monotony.ShouldBe(young.Monotony);
    }

    [Fact]
    public void A_long_history_costs_no_allocation_a_day()
    {
        var loads = Enumerable.Range(0, 10_000).Select(i => i % 4 * 3.7).ToArray();
        Allocation.Of(() => Read(loads)).ShouldBeLessThan(5_000);
    }

    [Fact]
    public void A_series_brings_its_own_first_day()
    {
        var loads = DailyLoads.Of(First, First.AddDays(2), [(First.AddDays(1), 9)]);
        LoadContexts.Of(loads).ShouldBe(LoadContexts.Of(First, [0, 9, 0]));
    }

    private static void Read(double[] loads)
    {
        foreach (var context in LoadContexts.Of(First, loads)) _ = context.Load;
    }
}
