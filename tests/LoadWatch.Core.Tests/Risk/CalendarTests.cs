using CsCheck;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

/// <summary>Days are those of the clock where the run was run, whatever that clock does.</summary>
public class CalendarTests
{
    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    [Theory]
    [InlineData(2025, 3, 9)] // a day of 23 hours
    [InlineData(2025, 11, 2)] // a day of 25 hours
    public void Seven_days_are_seven_days_of_the_calendar_when_the_clock_changes(int year, int month, int changes)
    {
        var change = new DateOnly(year, month, changes);
        for (var last = 0; last <= 8; last++)
        {
            // Two minutes before midnight and two after: days 7 and 6 ago, whose instants lie 4 minutes apart.
            var day = change.AddDays(last - 1);
            Run[] runs =
            [
                At(day.AddDays(-7), new(23, 58), 3), At(day.AddDays(-6), new(0, 2), 5), At(day, new(23, 58), 7), At(day.AddDays(1), new(0, 2), 11),
            ];
            var assessments = Assessor.Assess(new RunLog(runs).Read(Later)).ToList();
            assessments.Select(one => one.LastSevenDays.Kilometres).ShouldBe([3, 8, 12, 18]);
        }
    }

    [Fact]
    public void The_30th_day_ago_is_the_30th_also_over_a_change_of_the_clock()
    {
        // From 7 February to 9 March the day 30 ago begins 30 days ago; to 10 March it is 30 days and an hour short.
        foreach (var day in (DateOnly[])[new(2025, 3, 9), new(2025, 3, 10), new(2025, 11, 2), new(2025, 11, 3)])
        {
            Run[] between = [At(day.AddDays(-20), new(7, 0), 8), At(day.AddDays(-12), new(7, 0), 8), At(day.AddDays(-4), new(7, 0), 8)];
            var seen = Assessor.Assess(new RunLog([At(day.AddDays(-30), new(0, 1), 20), .. between, At(day, new(23, 59), 24)]).Read(Later)).Last();
            seen.Flags.First().Jump!.Baseline.ShouldBe(Km(20));
            var gone = Assessor.Assess(new RunLog([At(day.AddDays(-31), new(23, 59), 20), .. between, At(day, new(0, 1), 24)]).Read(Later)).Last();
            gone.Flags.First().Jump!.Baseline.ShouldBe(Km(8));
        }
    }

    [Fact]
    public void A_traveller_runs_on_the_days_of_the_place_wherever_that_is() =>
        Gen.Select(Gen.Int[4, 30].Array[60], Gen.Int[-16, 24].Array[60], (kms, halfHours) => (kms, halfHours)).Sample(trip =>
        {
            Run[] home = [.. trip.kms.Select((km, day) => Of(day, km, hour: 1))];
            Run[] abroad = [.. home.Zip(trip.halfHours, (run, offset) => run with { Start = new(run.LocalStart, TimeSpan.FromMinutes(30 * offset)) })];
            Flags(abroad).ShouldBe(Flags(home));
            abroad.ShouldContain(run => DateOnly.FromDateTime(run.Start!.Value.UtcDateTime) != run.Day);
        });

    [Fact]
    public void Over_the_date_line_the_same_instant_is_two_days_and_a_day_comes_twice()
    {
        // Monday evening in Auckland, then Monday morning in Honolulu: the clock of the second run is earlier.
        var auckland = Of(0, 10, 20) with { Start = new(Monday.ToDateTime(new(20, 0)), TimeSpan.FromHours(13)) };
        var honolulu = Of(0, 12, 6) with { Start = new(Monday.ToDateTime(new(6, 0)), TimeSpan.FromHours(-10)) };
        (honolulu.Start > auckland.Start).ShouldBeTrue();
        Assessor.Assess(new RunLog([auckland, honolulu]).Read(Later)).Select(one => one.LastSevenDays.Kilometres).ShouldBe([12, 22]);
    }

    private static Run At(DateOnly day, TimeOnly time, double km)
    {
        var local = day.ToDateTime(time);
        return Of(0, km, id: $"{local:s}") with { LocalStart = local, Start = new(local, Toronto.GetUtcOffset(local)), ElapsedTime = default, MovingTime = TimeSpan.FromMinutes(60 * km / 10) };
    }

    private static List<Flag> Flags(Run[] runs) => [.. Replay.Of(runs).Flags];
}
