using System.Globalization;
using LoadWatch.Summaries;

namespace LoadWatch.Tests.Summaries;

/// <summary>Seven in the morning of the first day of a week, wherever and whenever that is.</summary>
public sealed class SummaryHoursTests
{
    [Theory]
    [InlineData("America/Toronto", DayOfWeek.Monday, "2030-10-28T11:00Z", "the last Monday of summer time")]
    [InlineData("America/Toronto", DayOfWeek.Monday, "2030-11-04T12:00Z", "the day after the clock went back")]
    [InlineData("America/Toronto", DayOfWeek.Sunday, "2030-11-03T12:00Z", "the very day on which it went back")]
    [InlineData("America/Toronto", DayOfWeek.Sunday, "2030-03-10T11:00Z", "the very day on which it went forward")]
    [InlineData("Europe/London", DayOfWeek.Saturday, "2030-03-30T07:00Z", "a Saturday before summer time")]
    [InlineData("Europe/London", DayOfWeek.Sunday, "2030-03-31T06:00Z", "the day on which it begins")]
    [InlineData("Asia/Kolkata", DayOfWeek.Monday, "2030-11-04T01:30Z", "half an hour beside the others")]
    [InlineData("Asia/Kathmandu", DayOfWeek.Monday, "2030-11-04T01:15Z", "three quarters")]
    [InlineData("Australia/Lord_Howe", DayOfWeek.Tuesday, "2030-10-07T20:00Z", "half an hour of summer time, and the UTC day before")]
    [InlineData("Pacific/Auckland", DayOfWeek.Monday, "2030-11-03T18:00Z", "while it is still Sunday in UTC")]
    [InlineData("Pacific/Honolulu", DayOfWeek.Monday, "2030-11-04T17:00Z", "late in the UTC day")]
    public void It_is_due_at_seven_and_not_a_minute_before_until_the_evening(string zone, DayOfWeek weekStart, string at, string why)
    {
        var seven = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(seven, place).DateTime);
        SummaryHours.DueDay(place, weekStart, seven).ShouldBe(day, why);
        day.DayOfWeek.ShouldBe(weekStart, why);
        SummaryHours.DueDay(place, weekStart, seven.AddMinutes(-1)).ShouldBeNull(why);
        SummaryHours.DueDay(place, weekStart, seven.AddHours(13).AddMinutes(-1)).ShouldBe(day, why);
        SummaryHours.DueDay(place, weekStart, seven.AddHours(13)).ShouldBeNull(why);
        SummaryHours.DueDay(place, weekStart, seven.AddDays(1)).ShouldBeNull(why);
    }
}
