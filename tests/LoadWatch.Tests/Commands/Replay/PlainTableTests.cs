using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Running;

namespace LoadWatch.Tests.Commands.Replay;

public sealed class PlainTableTests
{
    [Fact]
    public void The_z_behind_a_local_start_is_not_believed()
    {
        var run = HistoryReader.Read(Replayed.Fixture("plain.csv"), new ReadingOptions()).Runs[0].Run;
        run.LocalStart.ShouldBe(new DateTime(2025, 11, 19, 20, 30, 0, DateTimeKind.Unspecified));
        run.Start.ShouldBe(new DateTimeOffset(2025, 11, 20, 1, 30, 0, TimeSpan.Zero));
        (run.KnowsTimeOfDay, run.Distance!.Value.Millimetres).ShouldBe((true, 10_000_400));
    }

    [Fact]
    public void A_run_on_a_trainer_is_a_treadmill_run_of_estimated_distance()
    {
        var run = HistoryReader.Read(Replayed.Fixture("plain.csv"), new ReadingOptions()).Runs[1].Run;
        (run.Sport, run.Estimated).ShouldBe((Sport.Treadmill, true));
    }

    [Fact]
    public void The_same_run_twice_counts_once_and_the_other_is_listed()
    {
        var json = Replayed.Run(Replayed.Fixture("same-run-twice.csv"), "--json").Json;
        json.GetProperty("runs").GetInt32().ShouldBe(1);
        json.GetProperty("duplicates")[0].GetProperty("line").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void In_a_table_of_dates_alone_nothing_is_a_duplicate()
    {
        var file = Replayed.Fixture("dates-only.csv");
        HistoryReader.Read(file, new ReadingOptions()).Runs.ShouldAllBe(run => !run.Run.KnowsTimeOfDay && run.Run.Start == null);
        Replayed.Run(file, "--json").Json.GetProperty("runs").GetInt32().ShouldBe(2);
    }
}
