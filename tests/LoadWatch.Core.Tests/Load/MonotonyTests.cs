using CsCheck;
using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class MonotonyTests
{
    [Fact]
    public void A_worked_week()
    {
        // mean 180/7, squared deviations sum to 8600 - 180 * 180 / 7
        var sd = Math.Sqrt((8600 - (32400.0 / 7)) / 6);
        var monotony = Monotony.Of([30, 0, 50, 0, 40, 0, 60])!.Value;
        monotony.Value.ShouldBe(180.0 / 7 / sd, 1e-12);
        monotony.Strain.ShouldBe(180 * 180.0 / 7 / sd, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(8.79)]
    public void Seven_equal_days_have_none(double load)
    {
        var week = Enumerable.Repeat(load, 7).ToArray();
        Monotony.Of(week).ShouldBeNull();
        Monotony.Of(week, Deviation.Population).ShouldBeNull();
    }

    [Fact]
    public void The_forms_differ_by_a_fixed_factor() =>
        Gen.Double[0, 40].Array[7].Sample(week =>
        {
            if (Monotony.Of(week) is { } sample)
                sample.Value.ShouldBe(Monotony.Of(week, Deviation.Population)!.Value.Value * Math.Sqrt(6.0 / 7), 1e-9 * sample.Value);
        });

    [Fact]
    public void It_needs_a_week()
    {
        Should.Throw<ArgumentException>(() => Monotony.Of([1, 2, 3]));
        Monotony.Over([1, 2, 3, 4, 5, 6, 7]).Select(m => m is null).ShouldBe([true, true, true, true, true, true, false]);
    }
}
