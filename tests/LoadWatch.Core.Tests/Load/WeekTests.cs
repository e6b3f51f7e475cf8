using CsCheck;
using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class WeekTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[10, DateOnly.MaxValue.DayNumber - 20].Select(DateOnly.FromDayNumber);
    private static readonly Gen<DayOfWeek> AnyStart = Gen.Int[0, 6].Select(i => (DayOfWeek)i);

    [Fact]
    public void The_week_of_a_day_depends_on_where_weeks_start()
    {
        var sunday = new DateOnly(2025, 1, 12);
        Week.Of(sunday, DayOfWeek.Monday).ToString().ShouldBe("2025-01-06..2025-01-12");
        Week.Of(sunday, DayOfWeek.Sunday).ToString().ShouldBe("2025-01-12..2025-01-18");
        Week.Of(sunday, DayOfWeek.Saturday).ToString().ShouldBe("2025-01-11..2025-01-17");
    }

    [Fact]
    public void A_week_holds_seven_days_and_every_one_of_them_has_that_week() =>
        Gen.Select(AnyDay, AnyStart).Sample((day, start) =>
        {
            var week = Week.Of(day, start);
            week.StartsOn.ShouldBe(start);
            week.Contains(day).ShouldBeTrue();
            week.Days.Count().ShouldBe(7);
            week.Days.Last().ShouldBe(week.LastDay);
            week.Days.ShouldAllBe(d => week.Contains(d) && Week.Of(d, start) == week);
        });

    [Fact]
    public void Neighbours_touch_and_do_not_overlap() =>
        Gen.Select(AnyDay, AnyStart).Sample((day, start) =>
        {
            var week = Week.Of(day, start);
            week.Previous.Next.ShouldBe(week);
            week.Next.ShouldBe(Week.Of(week.LastDay.AddDays(1), start));
            week.Contains(week.Next.FirstDay).ShouldBeFalse();
            week.Contains(week.Previous.LastDay).ShouldBeFalse();
        });

    [Fact]
    public void The_edges_of_the_calendar_are_refused()
    {
        Week.Of(DateOnly.MinValue, DayOfWeek.Monday).FirstDay.ShouldBe(DateOnly.MinValue);
        Should.Throw<ArgumentOutOfRangeException>(() => Week.Of(DateOnly.MinValue, DayOfWeek.Sunday));
        Should.Throw<ArgumentOutOfRangeException>(() => Week.Of(new(2025, 1, 1), (DayOfWeek)7));
    }
}
