using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Running;

namespace LoadWatch.Tests.Commands.Replay;

public sealed class GarminExportTests
{
    private static readonly History Garmin = HistoryReader.Read(Replayed.Fixture("garmin.csv"), new ReadingOptions());

    [Fact]
    public void Every_kind_of_running_is_a_run_and_cycling_is_none()
    {
        Garmin.Format.ShouldBe("Garmin Connect's list of activities");
        Garmin.Runs.Select(run => run.Run.Sport).ShouldBe([Sport.Run, Sport.Treadmill, Sport.Track, Sport.Obstacle, Sport.Run]);
        Garmin.NotRuns.ShouldBe(1);
        Garmin.BadRows.ShouldBeEmpty();
    }

    [Fact]
    public void Distances_are_kilometres_with_a_point_or_a_comma_and_those_of_a_track_metres() =>
        Garmin.Runs.Select(run => run.Run.Distance?.Kilometres).ShouldBe([10.02, 4.5, 6.64, 12.5, null]);

    [Fact]
    public void Times_may_have_fractions_and_one_digit_of_hours()
    {
        Garmin.Runs[1].Run.MovingTime.ShouldBe(TimeSpan.FromSeconds(1690.5));
        Garmin.Runs[3].Run.MovingTime.ShouldBe(new TimeSpan(1, 32, 3));
        (Garmin.Runs[0].Run.ElapsedTime, Garmin.Runs[1].Run.ElapsedTime).ShouldBe((TimeSpan.FromMinutes(55), TimeSpan.Zero));
    }

    [Fact]
    public void The_date_is_on_the_runners_clock()
    {
        Garmin.Runs[0].Run.LocalStart.ShouldBe(new DateTime(2025, 11, 19, 19, 16, 0, DateTimeKind.Unspecified));
        Garmin.Runs[0].Run.Start.ShouldBeNull();
        Garmin.ZoneId.ShouldBeNull();
    }

    [Fact]
    public void A_dash_is_an_unknown_distance()
    {
        var json = Replayed.Run(Replayed.Fixture("garmin.csv"), "--json").Json;
        json.GetProperty("unknownDistance").GetInt32().ShouldBe(1);
        json.GetProperty("runs").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void A_file_in_miles_is_read_and_told_in_miles()
    {
        var miles = HistoryReader.Read(Replayed.Fixture("garmin-miles.csv"), new ReadingOptions(Unit: DistanceUnit.Miles));
        miles.Runs.Single().Run.Distance.ShouldBe(Distance.FromMiles(6.2));
        using var scratch = new Scratch();
        Replayed.Run(Replayed.Fixture("garmin-miles.csv"), "--file-unit", "mi", "--out", scratch.Folder).ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(scratch.Folder, "report.html")).ShouldContain("6.2 mi");
    }
}
