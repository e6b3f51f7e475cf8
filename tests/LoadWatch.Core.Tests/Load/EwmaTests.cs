using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class EwmaTests
{
    [Fact]
    public void A_week_of_50_after_three_of_30_has_a_closed_form()
    {
        var last = Ewma.Over([.. Enumerable.Repeat(30.0, 21), .. Enumerable.Repeat(50.0, 7)])[^1];
        last.Acute.ShouldBe(50 - (20 * Math.Pow(0.75, 7)), 1e-9);
        last.Chronic.ShouldBe(50 - (20 * Math.Pow(27.0 / 29, 7)), 1e-9);
        last.Ratio!.Value.ShouldBe(last.Acute / last.Chronic);
    }

    [Fact]
    public void It_starts_at_the_load_of_the_first_day() => Ewma.Over([12.0])[0].ShouldBe(new Ewma(12, 12, 1));

    [Fact]
    public void Nothing_but_rest_has_no_ratio() => Ewma.Over([0.0, 0.0])[^1].ShouldBe(new Ewma(0, 0, null));

    [Fact]
    public void The_half_life_variant_has_no_ratio_up_to_a_chronic_load_of_a_hundredth()
    {
        Ewma.Over([0.01], EwmaModel.HalfLife)[0].Ratio.ShouldBeNull();
        Ewma.Over([0.011], EwmaModel.HalfLife)[0].Ratio.ShouldBe(1);
        Ewma.Over([0.01])[0].Ratio.ShouldBe(1);
    }

    [Fact]
    public void The_half_life_variant_forgets_half_in_its_half_life()
    {
        var days = Ewma.Over([16.0, .. new double[14]], EwmaModel.HalfLife);
        days[14].Chronic.ShouldBe(8, 1e-9);
        days[14].Acute.ShouldBe(1, 1e-9);
    }
}
