using LoadWatch.Core.Triage;

namespace LoadWatch.Core.Tests.Triage;

public sealed class ClinicNumbersTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 4);

    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    [Fact]
    public void There_are_twelve_weeks_from_Monday_the_last_of_them_the_current_one()
    {
        var numbers = Of();
        numbers.Weeks.Count.ShouldBe(12);
        numbers.Weeks[0].Week.FirstDay.ShouldBe(new DateOnly(2026, 8, 17));
        numbers.Weeks[^1].Week.FirstDay.ShouldBe(new DateOnly(2026, 11, 2));
        numbers.Did.ShouldBe(new Tally(0, 0, null, null, 0, 0, 0));
        numbers.Alerts.ShouldBe(0);
        numbers.Weeks[3].PerRunner.ShouldBe(0);
    }

    /// <summary>Clocks went back on Sunday, November 1: from four to five hours behind.</summary>
    [Theory]
    [InlineData("2026-10-26T03:59:00Z", 9)]
    [InlineData("2026-10-26T04:00:00Z", 10)]
    [InlineData("2026-11-02T04:59:00Z", 10)]
    [InlineData("2026-11-02T05:00:00Z", 11)]
    public void A_week_ends_at_the_clinics_midnight_whatever_the_clocks_do(string at, int week) =>
        Of(new Deed(At(at), DeedKind.Contacted)).Weeks.Select(one => one.Did.Contacts).ShouldBe(Enumerable.Range(0, 12).Select(i => i == week ? 1 : 0));

    [Fact]
    public void What_is_older_counts_nowhere() => Of(new Deed(At("2026-08-17T03:59:00Z"), DeedKind.Contacted)).Did.Contacts.ShouldBe(0);

    [Theory]
    [InlineData(new[] { 5 }, 5, 5)]
    [InlineData(new[] { 1, 9 }, 5, 9)]
    [InlineData(new[] { 9, 1, 2 }, 2, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 100 }, 5.5, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100 }, 6, 10)]
    [InlineData(new[] { -3 }, 0, 0)]
    public void The_median_and_the_ninth_decile_of_waits(int[] hours, double median, double nineInTen)
    {
        var at = At("2026-11-03T12:00:00Z");
        var did = Of([.. hours.Select(wait => new Deed(at, DeedKind.Acknowledged, true, at.AddHours(-wait)))]).Did;
        did.Median.ShouldBe(TimeSpan.FromHours(median));
        did.NineInTen.ShouldBe(TimeSpan.FromHours(nineInTen));
    }

    [Fact]
    public void Each_kind_is_counted_and_an_acknowledgement_without_a_word_is_neither_useful_nor_not()
    {
        var at = At("2026-11-03T12:00:00Z");
        Of(
            new Deed(at, DeedKind.Acknowledged, true), new Deed(at, DeedKind.Acknowledged, true), new Deed(at, DeedKind.Acknowledged, false), new Deed(at, DeedKind.Acknowledged),
            new Deed(at, DeedKind.Snoozed), new Deed(at, DeedKind.AskedToCheckIn), new Deed(at, DeedKind.Contacted)).Did.ShouldBe(new Tally(2, 1, null, null, 1, 1, 1));
    }

    [Fact]
    public void Alerts_are_by_the_runners_of_their_week() =>
        ClinicNumbers.Of(Today, Toronto, [new WeekOfAlerts(new DateOnly(2026, 11, 2), 1, 2, 3, 12)], []).Weeks[^1].PerRunner.ShouldBe(0.5);

    [Fact]
    public void What_was_undone_does_not_stand_but_for_an_undoing_that_was_undone()
    {
        (string Id, string? Undoes)[] entries = [("1", null), ("2", null), ("3", "1"), ("4", null), ("5", "2"), ("6", "5")];
        Undoing.Standing(entries.Reverse(), entry => entry.Id, entry => entry.Undoes).Select(entry => entry.Id).ShouldBe(["2", "4"]);
    }

    [Theory]
    [InlineData(null, Attention.High, true)]
    [InlineData(Attention.Steady, Attention.Elevated, true)]
    [InlineData(Attention.Elevated, Attention.High, true)]
    [InlineData(Attention.High, Attention.High, false)]
    [InlineData(Attention.High, Attention.Elevated, false)]
    [InlineData(Attention.Pain, Attention.High, false)]
    [InlineData(Attention.Steady, Attention.Watch, false)]
    [InlineData(Attention.Snoozed, Attention.High, true)]
    public void An_alert_asks_for_somebody_anew_or_for_more(Attention? before, Attention now, bool isOne) =>
        Alerts.IsOne(before, now, new Condition(Today, [], [], Today), Review.None).ShouldBe(isOne);

    [Fact]
    public void A_snooze_that_merely_ends_is_no_alert() => Alerts.IsOne(
        Attention.Snoozed, Attention.High, new Condition(Today, [], [], Today), Review.None with { Snooze = new Snooze(Today, At("2026-11-01T12:00:00Z"), null, 0) }).ShouldBeFalse();

    private static ClinicNumbers Of(params Deed[] deeds) => ClinicNumbers.Of(Today, Toronto, [], deeds);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
