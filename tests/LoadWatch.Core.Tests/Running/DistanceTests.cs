using CsCheck;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Tests.Running;

public class DistanceTests
{
    private const long Most = 1_000_000_000_000_000;

    [Fact]
    public void A_mile_is_a_whole_number_of_millimetres()
    {
        Distance.FromMiles(1).Millimetres.ShouldBe(1_609_344);
        Distance.FromMiles(70).Millimetres.ShouldBe(112_654_080);
        Distance.FromMiles(70).ShouldBe(Distance.FromKilometres(112.65408));
        Distance.FromMetres(1609.344).Miles.ShouldBe(1);
    }

    [Fact]
    public void Miles_and_their_kilometres_are_the_same_distance() =>
        Gen.Int[0, 200_000].Sample(hundredths =>
        {
            var miles = hundredths / 100.0;
            Distance.FromMiles(miles).ShouldBe(Distance.FromKilometres(miles * 1.609344));
            Distance.FromMiles(miles).Miles.ShouldBe(miles, 0.5 / 1_609_344 + 1e-12);
        });

    [Fact]
    public void Millimetres_come_back_from_every_metric_unit() =>
        Gen.Long[0, 1_000_000_000_000].Sample(millimetres =>
        {
            var distance = Distance.FromMillimetres(millimetres);
            Distance.FromMetres(distance.Metres).ShouldBe(distance);
            Distance.FromKilometres(distance.Kilometres).ShouldBe(distance);
            Distance.FromMiles(distance.Miles).ShouldBe(distance);
        });

    [Fact]
    public void Sums_do_not_depend_on_their_order() =>
        Gen.Shuffle(Enumerable.Range(1, 30).Select(i => 0.1 * i).ToArray()).Sample(kms =>
            kms.Select(Distance.FromKilometres).Aggregate(Distance.Zero, (sum, one) => sum + one).ShouldBe(Distance.FromKilometres(46.5)));

    [Theory]
    [InlineData(0.0004, 0)]
    [InlineData(0.0005, 1)]
    [InlineData(0.0015, 2)]
    [InlineData(10023.7, 10_023_700)]
    public void Metres_are_rounded_to_the_millimetre_and_halves_up(double metres, long millimetres) =>
        Distance.FromMetres(metres).Millimetres.ShouldBe(millimetres);

    [Theory]
    [InlineData(-0.0000001)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1.1e12)]
    public void What_is_no_distance_is_refused_in_every_unit(double value)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromMetres(value)).ParamName.ShouldBe("metres");
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromKilometres(value)).ParamName.ShouldBe("kilometres");
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromMiles(value)).ParamName.ShouldBe("miles");
    }

    [Fact]
    public void The_longest_distance_is_a_million_million_metres()
    {
        Distance.FromMillimetres(Most).ShouldBe(Distance.FromMetres(1e12));
        Distance.FromKilometres(1e9).ShouldBe(Distance.FromMillimetres(Most));
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromMillimetres(Most + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromKilometres(1e9 + 0.001));
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromMiles(1e9));
        Should.Throw<ArgumentOutOfRangeException>(() => Distance.FromMillimetres(-1));
        Distance.FromMillimetres(0).ShouldBe(Distance.Zero);
    }

    [Fact]
    public void Distances_are_compared_by_length()
    {
        var (shorter, longer) = (Distance.FromMillimetres(1), Distance.FromMillimetres(2));
        var same = Distance.FromMillimetres(1);
        (shorter < longer, shorter <= longer, shorter > longer, shorter >= longer).ShouldBe((true, true, false, false));
        (shorter < same, shorter <= same, shorter > same, shorter >= same).ShouldBe((false, true, false, true));
        shorter.CompareTo(longer).ShouldBeNegative();
        (Distance.Max(shorter, longer), Distance.Max(longer, shorter)).ShouldBe((longer, longer));
        (Distance.Between(shorter, longer), Distance.Between(longer, shorter)).ShouldBe((shorter, shorter));
    }

    [Fact]
    public void A_distance_is_told_in_either_unit()
    {
        var marathon = Distance.FromMetres(42_195);
        marathon.In(DistanceUnit.Kilometres).ShouldBe(42.195);
        marathon.In(DistanceUnit.Miles).ShouldBe(26.2187575, 1e-7);
        marathon.ToString().ShouldBe("42.195 km");
    }
}
