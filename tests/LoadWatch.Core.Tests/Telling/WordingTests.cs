using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Telling;

public class WordingTests
{
    [Theory]
    [InlineData(112.65408, DistanceUnit.Miles, "70 mi")]
    [InlineData(18.5, DistanceUnit.Kilometres, "18.5 km")]
    [InlineData(18.5, DistanceUnit.Miles, "11.5 mi")]
    [InlineData(18.449, DistanceUnit.Kilometres, "18.4 km")]
    [InlineData(18.45, DistanceUnit.Kilometres, "18.5 km")]
    [InlineData(9.96, DistanceUnit.Kilometres, "10 km")]
    [InlineData(0.5, DistanceUnit.Kilometres, "0.5 km")]
    [InlineData(0, DistanceUnit.Miles, "0 mi")]
    [InlineData(1234.5, DistanceUnit.Kilometres, "1234.5 km")]
    public void A_distance_has_at_most_one_decimal_and_its_unit(double km, DistanceUnit unit, string said)
    {
        Distance.FromKilometres(km).Say(unit).ShouldBe(said);
        Distance.FromKilometres(km).SayNumber(unit).ShouldBe(said.Split(' ')[0]);
        unit.Say().ShouldBe(said.Split(' ')[1]);
    }

    [Theory]
    [InlineData(3.5, "3.5x")]
    [InlineData(2, "2.0x")]
    [InlineData(1.3333, "1.3x")]
    [InlineData(12.04, "12.0x")]
    public void A_factor_always_has_one_decimal(double ratio, string said) => Wording.SayFactor(ratio).ShouldBe(said);
}
