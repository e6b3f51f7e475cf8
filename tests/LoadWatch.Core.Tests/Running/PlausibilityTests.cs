using LoadWatch.Core.Running;

namespace LoadWatch.Core.Tests.Running;

public class PlausibilityTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(499_999, false)]
    [InlineData(500_000, true)]
    public void Half_a_kilometre_counts_and_less_does_not(long millimetres, bool counts) =>
        Of(Run() with { Distance = Distance.FromMillimetres(millimetres) })
            .ShouldBe(counts ? new Standing.Counted() : new Standing.TooShort());

    [Theory]
    [InlineData(200_000_000, null)]
    [InlineData(200_000_001, QuarantineReason.TooFar)]
    public void More_than_200_km_is_too_far(long millimetres, QuarantineReason? reason) =>
        ShouldBe(Run() with { Distance = Distance.FromMillimetres(millimetres), MovingTime = TimeSpan.FromHours(30) }, reason);

    [Theory]
    [InlineData(10_500_000, 1500, null)] // exactly 7 m/s
    [InlineData(10_500_001, 1500, QuarantineReason.TooFast)]
    [InlineData(502_600, 71.8, null)] // exactly 7 m/s, though 502.6 / 71.8 of doubles is more
    [InlineData(502_600, 71.7999999, QuarantineReason.TooFast)]
    [InlineData(199_999_000, 0, null)] // no moving time, no speed
    public void More_than_7_metres_a_second_is_too_fast(long millimetres, double seconds, QuarantineReason? reason) =>
        ShouldBe(Run() with { Distance = Distance.FromMillimetres(millimetres), MovingTime = TimeSpan.FromSeconds(seconds) }, reason);

    [Fact]
    public void Elapsed_time_says_nothing_of_the_speed() =>
        ShouldBe(Run() with { ElapsedTime = TimeSpan.FromSeconds(1) }, null);

    [Fact]
    public void Before_the_year_2000_is_too_long_ago_by_the_clock_of_the_place()
    {
        ShouldBe(Run() with { LocalStart = new(2000, 1, 1) }, null);
        ShouldBe(Run() with { LocalStart = new DateTime(2000, 1, 1).AddTicks(-1) }, QuarantineReason.TooLongAgo);
        // New Year's morning in Auckland, still the old year in Greenwich.
        ShouldBe(Run() with { LocalStart = new(2000, 1, 1, 8, 0, 0), Start = new(2000, 1, 1, 8, 0, 0, TimeSpan.FromHours(13)) }, null);
    }

    [Fact]
    public void More_than_a_day_ahead_is_in_the_future()
    {
        var tomorrow = Now.AddDays(1);
        ShouldBe(Run() with { Start = tomorrow }, null);
        ShouldBe(Run() with { Start = tomorrow.AddTicks(1) }, QuarantineReason.InTheFuture);
        ShouldBe(Run() with { LocalStart = tomorrow.DateTime }, null);
        ShouldBe(Run() with { LocalStart = tomorrow.DateTime.AddTicks(1) }, QuarantineReason.InTheFuture);
        // The instant decides, not the clock of the place.
        ShouldBe(Run() with { LocalStart = tomorrow.DateTime.AddHours(14), Start = tomorrow }, null);
    }

    [Fact]
    public void A_distance_of_nothing_with_moving_time_is_unknown_and_without_it_nothing()
    {
        Of(Run() with { Distance = null }).ShouldBe(new Standing.UnknownDistance());
        Of(Run() with { Distance = Distance.Zero }).ShouldBe(new Standing.UnknownDistance());
        Of(Run() with { Distance = null, MovingTime = TimeSpan.Zero }).ShouldBe(new Standing.TooShort());
        Of(Run() with { Distance = Distance.Zero, MovingTime = TimeSpan.Zero }).ShouldBe(new Standing.TooShort());
    }

    [Fact]
    public void A_run_of_unknown_distance_at_an_impossible_time_is_quarantined()
    {
        ShouldBe(Run() with { Distance = null, LocalStart = new(1970, 1, 1) }, QuarantineReason.TooLongAgo);
        ShouldBe(Run() with { Distance = null, Start = Now.AddDays(2) }, QuarantineReason.InTheFuture);
        Of(Run() with { Distance = null, LocalStart = new(1970, 1, 1) }, confirmed: true).ShouldBe(new Standing.UnknownDistance());
    }

    [Fact]
    public void A_confirmed_run_counts_whatever_is_strange_about_it_but_not_how_short_it_is()
    {
        Of(Run() with { Distance = Distance.FromKilometres(300) }, confirmed: true).ShouldBe(new Standing.Counted());
        Of(Run() with { MovingTime = TimeSpan.FromMinutes(5) }, confirmed: true).ShouldBe(new Standing.Counted());
        Of(Run() with { LocalStart = new(1999, 5, 1) }, confirmed: true).ShouldBe(new Standing.Counted());
        Of(Run() with { Start = Now.AddDays(9) }, confirmed: true).ShouldBe(new Standing.Counted());
        Of(Run() with { Distance = Distance.FromKilometres(0.4) }, confirmed: true).ShouldBe(new Standing.TooShort());
    }

    [Fact]
    public void A_short_run_is_too_short_before_it_is_anything_else() =>
        Of(Run() with { Distance = Distance.FromKilometres(0.4), LocalStart = new(1999, 5, 1) }).ShouldBe(new Standing.TooShort());

    private static Run Run() => Runs.Of(0, 10) with { LocalStart = new(2025, 5, 20, 7, 0, 0) };

    private static Standing Of(Run run, bool confirmed = false) => Plausibility.Of(run, Now, confirmed);

    private static void ShouldBe(Run run, QuarantineReason? reason) =>
        Of(run).ShouldBe(reason is { } why ? new Standing.Quarantined(why) : new Standing.Counted());
}
