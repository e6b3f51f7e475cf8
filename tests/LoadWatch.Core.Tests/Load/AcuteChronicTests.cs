using CsCheck;
using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class AcuteChronicTests
{
    private static readonly double[] ThreeWeeksAt30OneAt50 = [.. Enumerable.Repeat(30.0, 21), .. Enumerable.Repeat(50.0, 7)];

    [Fact]
    public void A_week_of_50_after_three_of_30()
    {
        AcuteChronic.Coupled(ThreeWeeksAt30OneAt50)[^1]!.Value.ShouldBe(50.0 / 35, 1e-12);
        AcuteChronic.Uncoupled(ThreeWeeksAt30OneAt50)[^1]!.Value.ShouldBe(50.0 / 30, 1e-12);
    }

    [Fact]
    public void There_is_no_ratio_before_the_28th_day()
    {
        AcuteChronic.Coupled(ThreeWeeksAt30OneAt50).Count(r => r is null).ShouldBe(27);
        AcuteChronic.Uncoupled(ThreeWeeksAt30OneAt50).Count(r => r is null).ShouldBe(27);
    }

    [Fact]
    public void Load_in_the_last_week_alone_makes_four_coupled_and_nothing_uncoupled()
    {
        double[] loads = [.. new double[21], 5, 0, 0, 9, 0, 0, 1];
        AcuteChronic.Coupled(loads)[^1]!.Value.ShouldBe(4, 1e-12);
        AcuteChronic.Uncoupled(loads)[^1].ShouldBeNull();
    }

    [Fact]
    public void No_load_at_all_makes_no_ratio() => AcuteChronic.Coupled(new double[40]).ShouldAllBe(r => r == null);

    [Fact]
    public void The_coupled_ratio_never_exceeds_four_and_follows_from_the_uncoupled_one() =>
        Gen.Double[0, 50].Array[28, 90].Sample(loads =>
        {
            if (AcuteChronic.Uncoupled(loads)[^1] is not { } uncoupled) return;
            var coupled = AcuteChronic.Coupled(loads)[^1]!.Value;
            coupled.ShouldBeLessThanOrEqualTo(4 + 1e-9);
            coupled.ShouldBe(4 * uncoupled / (uncoupled + 3), 1e-9);
        });

    [Fact]
    public void A_window_knows_28_days_and_says_so()
    {
        var window = new LoadWindow();
        for (var i = 1; i <= 30; i++) window.Add(i);
        window.Count.ShouldBe(28);
        window.Days(3).ToArray().ShouldBe([28, 29, 30]);
        window.Days(2, ago: 26).ToArray().ShouldBe([3, 4]);
        window.Sum(28).ShouldBe(462);
        window.Sum(2, ago: 27).ShouldBeNull();
        window.Has(0).ShouldBeFalse();
        window.Has(int.MaxValue, 1).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => window.Days(29).Length);
    }
}
