using System.Globalization;
using CsCheck;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Telling;

public class QuietHoursTests
{
    private static readonly QuietHours Night = QuietHours.Default;
    private static readonly QuietHours SmallHours = new(new(2, 30), new(3, 30));

    [Theory]
    [InlineData("2025-06-10T08:59:59.9999999-04:00", false)]
    [InlineData("2025-06-10T09:00:00-04:00", true)]
    [InlineData("2025-06-10T19:59:59.9999999-04:00", true)]
    [InlineData("2025-06-10T20:00:00-04:00", false)]
    [InlineData("2025-06-10T13:00:00Z", true)]
    [InlineData("2025-06-10T12:59:59Z", false)]
    public void Texts_go_from_nine_inclusive_to_eight_exclusive_on_the_clock_of_the_runner(string instant, bool allowed) =>
        Night.Allows(At(instant), Zone("America/Toronto")).ShouldBe(allowed);

    [Theory]
    [InlineData("America/Toronto", "2025-06-10T12:00:00Z", "2025-06-10T09:00:00-04:00")]
    [InlineData("America/Toronto", "2025-06-11T00:00:00Z", "2025-06-11T09:00:00-04:00")]
    [InlineData("America/Toronto", "2025-06-10T15:00:00Z", "2025-06-10T11:00:00-04:00")]
    [InlineData("America/Toronto", "2025-03-09T03:00:00Z", "2025-03-09T09:00:00-04:00")] // clocks forward in the night
    [InlineData("America/Toronto", "2025-11-02T02:00:00Z", "2025-11-02T09:00:00-05:00")] // and back
    [InlineData("Asia/Kathmandu", "2025-06-10T00:00:00Z", "2025-06-10T09:00:00+05:45")]
    [InlineData("Pacific/Kiritimati", "2025-06-10T06:00:00Z", "2025-06-11T09:00:00+14:00")]
    [InlineData("Pacific/Pago_Pago", "2025-06-10T08:00:00Z", "2025-06-10T09:00:00-11:00")]
    [InlineData("Pacific/Apia", "2011-12-30T07:00:00Z", "2011-12-31T09:00:00+14:00")] // 30 December did not happen there
    public void A_text_waits_for_the_next_morning(string zone, string instant, string allowed)
    {
        var next = Night.NextAllowed(At(instant), Zone(zone));
        next.EqualsExact(At(allowed)).ShouldBeTrue($"{next:O}");
    }

    [Theory]
    [InlineData("2025-03-09T06:00:00Z", "2025-03-09T03:00:00-04:00")] // 02:30 does not exist: from the jump on
    [InlineData("2025-03-09T07:30:00Z", "2025-03-10T02:30:00-04:00")]
    [InlineData("2025-11-02T04:00:00Z", "2025-11-02T02:30:00-05:00")]
    public void Where_the_clock_jumps_over_the_start_the_jump_is_the_start(string instant, string allowed) =>
        SmallHours.NextAllowed(At(instant), Zone("America/Toronto")).EqualsExact(At(allowed)).ShouldBeTrue();

    [Theory]
    [InlineData("2025-11-02T04:00:00Z", "2025-11-02T01:15:00-04:00")] // the first 01:15
    [InlineData("2025-11-02T05:50:00Z", "2025-11-02T01:15:00-05:00")] // the second
    public void Where_the_clock_is_set_back_over_the_hours_they_come_twice(string instant, string allowed) =>
        new QuietHours(new(1, 15), new(1, 45)).NextAllowed(At(instant), Zone("America/Toronto")).EqualsExact(At(allowed)).ShouldBeTrue();

    [Fact]
    public void Hours_that_a_day_skips_altogether_wait_a_day_more() =>
        new QuietHours(new(2, 0), new(3, 0)).NextAllowed(At("2025-03-09T06:00:00Z"), Zone("America/Toronto"))
            .EqualsExact(At("2025-03-10T02:00:00-04:00")).ShouldBeTrue();

    [Fact]
    public void Hours_that_end_where_the_offset_changes_are_not_taken_for_allowed() =>
        new QuietHours(new(2, 0), new(2, 30)).NextAllowed(At("2025-03-09T00:00:00Z"), Zone("America/Toronto"))
            .EqualsExact(At("2025-03-10T02:00:00-04:00")).ShouldBeTrue();

    [Theory]
    [InlineData("America/Toronto", "2025-03-08T00:00:00Z")]
    [InlineData("America/Toronto", "2025-11-01T00:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2025-04-05T00:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2025-10-04T00:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-29T00:00:00Z")]
    [InlineData("Asia/Gaza", "2025-04-11T00:00:00Z")]
    [InlineData("Etc/UTC", "2025-01-01T00:00:00Z")]
    public void The_next_allowed_minute_is_the_one_found_by_trying_every_minute(string zone, string around)
    {
        var place = Zone(zone);
        var start = At(around);
        Gen.Select(Gen.Int[0, 2 * 24 * 60], Gen.Int[0, 1430], Gen.Int[1, 700]).Sample((minute, from, length) =>
        {
            var open = new TimeOnly(0, 0).AddMinutes(from);
            var hours = new QuietHours(open, new(Math.Min(open.Ticks + (length * TimeSpan.TicksPerMinute), TimeOnly.MaxValue.Ticks)));
            var instant = start.AddMinutes(minute);
            var naive = instant;
            while (!hours.Allows(naive, place)) naive = naive.AddMinutes(1);
            var next = hours.NextAllowed(instant, place);
            next.ShouldBe(naive);
            next.Offset.ShouldBe(place.GetUtcOffset(naive));
        }, iter: 60);
    }

    [Fact]
    public void Allowed_hours_end_later_than_they_start()
    {
        Should.Throw<ArgumentException>(() => new QuietHours(new(9, 0), new(9, 0)));
        Should.Throw<ArgumentException>(() => new QuietHours(new(20, 0), new(9, 0)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
