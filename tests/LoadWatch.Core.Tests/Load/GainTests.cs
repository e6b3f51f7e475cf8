using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class GainTests
{
    [Fact]
    public void The_conventions_differ_at_seven_days()
    {
        Gain.Exponential(7).Value.ShouldBe(0.1331221, 1e-7);
        Gain.Inverse(7).Value.ShouldBe(0.1428571, 1e-7);
        Gain.Span(7).Value.ShouldBe(0.25);
        Gain.HalfLife(7).Value.ShouldBe(0.0942763, 1e-7);
    }

    [Fact]
    public void A_rest_day_leaves_the_factor_that_a_real_account_shows() =>
        Gain.Exponential(7).Step(100, 0).ShouldBe(100 * Math.Exp(-1.0 / 7), 1e-12);

    [Fact]
    public void A_half_life_leaves_half()
    {
        var value = 80.0;
        for (var day = 0; day < 14; day++) value = Gain.HalfLife(14).Step(value, 0);
        value.ShouldBe(40, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_constant_must_be_a_positive_number(double days)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Gain.Exponential(days));
        Should.Throw<ArgumentOutOfRangeException>(() => Gain.Inverse(days));
        Should.Throw<ArgumentOutOfRangeException>(() => Gain.Span(days));
        Should.Throw<ArgumentOutOfRangeException>(() => Gain.HalfLife(days));
    }
}
