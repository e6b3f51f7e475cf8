using CsCheck;
using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class PainRuleTests
{
    private static readonly DateOnly _day = new(2026, 11, 20);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(10, true)]
    public void FourOrMoreIsUrgentAtOnce(int level, bool urgent) => PainRule.IsUrgent(level, _day, []).ShouldBe(urgent);

    [Theory]
    [InlineData(1, 1, 0, true)] // the same day, twice
    [InlineData(1, 1, 6, true)]
    [InlineData(1, 1, 7, false)]
    [InlineData(3, 9, 7, false)]
    [InlineData(1, 0, 1, false)]
    [InlineData(0, 9, 1, false)]
    [InlineData(1, 1, -1, false)]
    public void ASecondPainWithinSevenDaysIsUrgent(int level, int earlier, int daysBefore, bool urgent) =>
        PainRule.IsUrgent(level, _day, [(_day.AddDays(-daysBefore), earlier)]).ShouldBe(urgent);

    [Fact]
    public void TheFirstAndTheLastDayThereIsAreDaysLikeOthers()
    {
        PainRule.IsUrgent(1, DateOnly.MinValue, [(DateOnly.MinValue, 1)]).ShouldBeTrue();
        PainRule.IsUrgent(1, DateOnly.MinValue, [(DateOnly.MaxValue, 1)]).ShouldBeFalse();
        PainRule.IsUrgent(1, DateOnly.MaxValue, [(DateOnly.MinValue, 1)]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void ThereIsNoSuchLevel(int level) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PainRule.IsUrgent(level, _day, []));

    [Fact]
    public void MorePainIsNeverLessUrgent() =>
        Gen.Select(Gen.Int[0, 9], Gen.Select(Gen.Int[0, 10], Gen.Int[-3, 12]).Array[0, 4]).Sample((level, reports) =>
        {
            var earlier = reports.Select(report => (_day.AddDays(-report.Item2), report.Item1)).ToArray();
            if (PainRule.IsUrgent(level, _day, earlier))
            {
                PainRule.IsUrgent(level + 1, _day, earlier).ShouldBeTrue();
            }

            var more = (_day, 1);
            PainRule.IsUrgent(level, _day, [.. earlier, more]).ShouldBe(level > 0);
        });
}
