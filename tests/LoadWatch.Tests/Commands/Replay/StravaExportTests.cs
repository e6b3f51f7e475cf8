using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Running;

namespace LoadWatch.Tests.Commands.Replay;

public sealed class StravaExportTests : IDisposable
{
    private static readonly string Folder = Replayed.Fixture("strava-export");
    private static readonly string Table = Path.Combine(Folder, "activities.csv");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_second_distance_and_the_moving_time_count_and_other_sports_do_not()
    {
        var history = HistoryReader.Read(Table, new ReadingOptions());
        history.Format.ShouldBe("Strava's bulk export");
        history.NotRuns.ShouldBe(1);
        history.BadRows.ShouldBeEmpty();
        history.Runs.Select(run => run.Run.Distance?.Metres).ShouldBe([8046.7, 10000.4, 5000, 0]);
        history.Runs.Select(run => run.Run.Sport).ShouldBe([Sport.Run, Sport.Trail, Sport.Virtual, Sport.Run]);
        history.Runs[0].Run.MovingTime.ShouldBe(TimeSpan.FromSeconds(2950));
        history.Runs[0].Run.ElapsedTime.ShouldBe(TimeSpan.FromSeconds(3000));
        history.Runs.Select(run => run.Name).ShouldBe(["Lunch, easy", "Night trail", "Zwift", "No satellites"]);
    }

    [Fact]
    public void A_row_stands_on_the_line_where_it_begins_also_after_a_line_break_in_a_description() =>
        HistoryReader.Read(Table, new ReadingOptions()).Runs.Select(run => run.Line).ShouldBe([2, 5, 6, 7]);

    [Fact]
    public void Days_are_told_in_utc_with_a_notice_unless_a_zone_is_named()
    {
        var utc = Replayed.Run(Table, "--json");
        (utc.Json.GetProperty("first").GetString(), utc.Json.GetProperty("last").GetString()).ShouldBe(("2025-11-18", "2025-11-21"));
        utc.Error.ShouldContain("days are told in UTC");
        var toronto = HistoryReader.Read(Table, new ReadingOptions(TimeZoneInfo.FindSystemTimeZoneById("America/Toronto")));
        toronto.Runs[1].Run.LocalStart.ShouldBe(new DateTime(2025, 11, 19, 19, 16, 0, DateTimeKind.Unspecified));
        toronto.Runs[1].Run.Start.ShouldBe(new DateTimeOffset(2025, 11, 20, 0, 16, 0, TimeSpan.Zero));
        Replayed.Run(Table, "--json", "--zone", "America/Toronto").Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_zone_that_is_none_is_refused()
    {
        var run = Replayed.Run(Table, "--zone", "Mars/Olympus");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe("'Mars/Olympus' is no time zone: expected an IANA name such as America/Toronto.\n");
    }

    [Fact]
    public void The_folder_and_the_zip_say_what_the_table_says()
    {
        var table = Replayed.Run(Table, "--json").Out;
        Replayed.Run(Folder, "--json").Out.ShouldBe(table);
        var zip = _scratch.Zip(("media/photo.jpg", [1, 2, 3]), ("export_1/activities.csv", File.ReadAllBytes(Table)));
        Replayed.Run(zip, "--json").Out.ShouldBe(table);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var windows = _scratch.Write("a.txt", "\ufeff" + File.ReadAllText(Table).Replace("\n", "\r\n"));
        Replayed.Run(windows, "--json").Out.ShouldBe(Replayed.Run(Table, "--json").Out);
    }

    [Fact]
    public void An_old_export_has_one_distance_in_kilometres_and_no_moving_time()
    {
        var run = HistoryReader.Read(Replayed.Fixture("strava-one-distance.csv"), new ReadingOptions()).Runs.Single().Run;
        run.Distance.ShouldBe(Distance.FromKilometres(8.05));
        run.LocalStart.ShouldBe(new DateTime(2018, 9, 12, 15, 2, 23, DateTimeKind.Unspecified));
        (run.MovingTime, run.ElapsedTime).ShouldBe((TimeSpan.Zero, TimeSpan.FromSeconds(2783)));
    }

    [Fact]
    public void An_export_in_another_language_is_told_from_a_file_that_is_none()
    {
        var run = Replayed.Run(Replayed.Fixture("strava-german.csv"));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("This is Strava's bulk export in another language: set Strava's language to English");
    }
}
