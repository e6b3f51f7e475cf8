using CsCheck;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Tests.Running;

public class RunLogTests
{
    private static readonly Run First = Runs.Of(0, 10) with { Revision = 1 };

    [Fact]
    public void A_newer_revision_replaces_an_older_one_and_never_the_other_way_round()
    {
        var log = new RunLog([First]);
        log.Put(First with { Revision = 3, Distance = Runs.Km(12) }).ShouldBeTrue();
        log.Put(First with { Revision = 2, Distance = Runs.Km(11) }).ShouldBeFalse();
        Kms(log).ShouldBe([12]);
        log.Put(First with { Revision = 3, Distance = Runs.Km(13) }).ShouldBeTrue();
        Kms(log).ShouldBe([13]);
    }

    [Fact]
    public void A_repetition_changes_nothing()
    {
        var log = new RunLog();
        log.Put(First).ShouldBeTrue();
        log.Put(First).ShouldBeFalse();
        log.Put(First with { Revision = 9 }).ShouldBeFalse();
        Kms(log).ShouldBe([10]);
    }

    [Fact]
    public void A_repetition_keeps_older_revisions_away()
    {
        var log = new RunLog([First, First with { Revision = 3 }]);
        log.Put(First with { Revision = 2, Distance = Runs.Km(11) }).ShouldBeFalse();
        Kms(log).ShouldBe([10]);
    }

    [Fact]
    public void A_run_that_is_taken_out_can_be_put_back()
    {
        var log = new RunLog([First]);
        log.Remove(First.Id).ShouldBeTrue();
        log.Remove(First.Id).ShouldBeFalse();
        log.Read(Runs.Later).ShouldBeEmpty();
        log.Put(First with { Revision = 0 }).ShouldBeTrue();
        Kms(log).ShouldBe([10]);
    }

    [Fact]
    public void Runs_are_read_in_order_of_local_start_and_then_of_id()
    {
        // Flown west: the later run has the earlier clock.
        var auckland = Runs.Of(1, 5, hour: 8) with { Start = new(2025, 1, 7, 8, 0, 0, TimeSpan.FromHours(13)) };
        var honolulu = Runs.Of(0, 6, hour: 18) with { Start = new(2025, 1, 6, 18, 0, 0, TimeSpan.FromHours(-10)) };
        Kms(new RunLog([auckland, honolulu])).ShouldBe([6, 5]);
        Kms(new RunLog([Runs.Of(0, 3, id: "c"), Runs.Of(0, 9, id: "b"), Runs.Of(0, 20, id: "a")])).ShouldBe([20, 9, 3]);
    }

    [Fact]
    public void Confirming_takes_a_run_out_of_quarantine_also_before_it_came()
    {
        var far = Runs.Of(0, 210) with { MovingTime = TimeSpan.FromHours(30) };
        var log = new RunLog([far]);
        log.Read(Runs.Later).Single().Standing.ShouldBe(new Standing.Quarantined(QuarantineReason.TooFar));
        log.Confirm(far.Id);
        log.Read(Runs.Later).Single().Standing.ShouldBe(new Standing.Counted());
        var early = new RunLog();
        early.Confirm(far.Id);
        early.Put(far);
        early.Read(Runs.Later).Single().Standing.ShouldBe(new Standing.Counted());
    }

    [Fact]
    public void A_run_that_comes_too_early_counts_when_its_day_has_come()
    {
        var log = new RunLog([First with { LocalStart = new(2040, 1, 3) }]);
        log.Read(Runs.Later).Single().Standing.ShouldBe(new Standing.Quarantined(QuarantineReason.InTheFuture));
        log.Read(Runs.Later.AddDays(1)).Single().Standing.ShouldBe(new Standing.Counted());
    }

    [Fact]
    public void The_loser_names_its_winner_and_comes_back_when_that_is_deleted()
    {
        var device = First with { Id = new(Source.Garmin, "g") };
        var copy = First with { Id = new(Source.Strava, "s"), Origin = Origin.Copy, LocalStart = First.LocalStart.AddSeconds(40) };
        var typed = First with { Id = new(Source.File, "f"), Origin = Origin.Typed };
        var log = new RunLog([typed, copy, device]);
        Standings(log).ShouldBe([("f", new Standing.Duplicate(device.Id)), ("g", new Standing.Counted()), ("s", new Standing.Duplicate(device.Id))]);
        log.Remove(device.Id);
        Standings(log).ShouldBe([("f", new Standing.Duplicate(copy.Id)), ("s", new Standing.Counted())]);
        log.Remove(copy.Id);
        Standings(log).ShouldBe([("f", new Standing.Counted())]);
        log.Put(device);
        Standings(log).ShouldBe([("f", new Standing.Duplicate(device.Id)), ("g", new Standing.Counted())]);
    }

    [Fact]
    public void A_quarantined_record_wins_over_no_other()
    {
        var absurd = First with { Id = new(Source.Garmin, "g"), MovingTime = TimeSpan.FromSeconds(60) };
        var copy = First with { Id = new(Source.Strava, "s"), Origin = Origin.Copy };
        var log = new RunLog([absurd, copy]);
        Standings(log).ShouldBe([("g", new Standing.Quarantined(QuarantineReason.TooFast)), ("s", new Standing.Counted())]);
        log.Confirm(absurd.Id);
        Standings(log).ShouldBe([("g", new Standing.Counted()), ("s", new Standing.Duplicate(absurd.Id))]);
    }

    [Fact]
    public void The_order_of_arrival_and_redelivery_change_neither_the_reading_nor_the_flags() =>
        Gen.Select(Deliveries, Gen.Int).Sample((deliveries, seed) =>
        {
            var inOrder = new RunLog(deliveries.OrderBy(run => run.Revision));
            var mixed = new RunLog();
            var random = new Random(seed);
            foreach (var run in deliveries.Concat(deliveries.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()))
            {
                mixed.Put(run);
                if (random.Next(4) == 0) mixed.Read(Runs.Later);
            }

            mixed.Reading().ShouldBe(inOrder.Reading());
            Flags(mixed).ShouldBe(Flags(inOrder));
        }, iter: 2_000);

    [Fact]
    public void Redelivery_of_a_whole_log_says_nothing_new() =>
        Deliveries.Sample(deliveries =>
        {
            var log = new RunLog(deliveries);
            foreach (var run in deliveries) log.Put(run).ShouldBeFalse();
        });

    [Fact]
    public void An_edit_undone_and_a_deletion_restored_leave_no_trace() =>
        Gen.Select(Deliveries, Gen.Int[0, 1_000], Gen.Double[0.1, 60]).Sample((deliveries, pick, km) =>
        {
            var log = new RunLog(deliveries);
            var (reading, flags) = (log.Reading(), Flags(log));
            var run = log.Read(Runs.Later)[pick % reading.Count].Run;
            log.Put(run with { Revision = 1_001, Distance = Runs.Km(km), LocalStart = run.LocalStart.AddDays(3) });
            log.Reading().ShouldNotBe(reading);
            log.Put(run with { Revision = 1_002 });
            log.Reading().ShouldBe(reading);
            log.Remove(run.Id).ShouldBeTrue();
            log.Reading().ShouldNotBe(reading);
            log.Put(run);
            log.Reading().ShouldBe(reading);
            Flags(log).ShouldBe(flags);
        });

    /// <summary>Records of some runs, each perhaps in several revisions, of which neighbours may tell the same.</summary>
    private static readonly Gen<Run[]> Deliveries =
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 80], Gen.OneOf(4d, 5, 7, 11, 13, 0, 0.4, 250), Gen.Enum<Origin>(),
                (id, day, km, origin) => (id, day, km, origin))
            .Array[1, 60]
            .Select(specs => specs.Select((spec, i) => Runs.Of(spec.day, spec.km, id: $"{spec.id}") with
            {
                // Half of the ids tell the same in each of their revisions but for the distance.
                LocalStart = Runs.Monday.ToDateTime(new(7, spec.id % 3)).AddDays(spec.id % 2 == 0 ? spec.id * 3 : spec.day),
                Origin = spec.origin,
                Revision = i,
            }).ToArray());

    private static List<Flag> Flags(RunLog log) => [.. Assessor.Assess(log.Read(Runs.Later)).SelectMany(assessment => assessment.Flags)];

    private static IEnumerable<double> Kms(RunLog log) => log.Read(Runs.Later).Select(logged => logged.Run.Distance!.Value.Kilometres);

    private static List<(string, Standing)> Standings(RunLog log) =>
        [.. log.Read(Runs.Later).Select(logged => (logged.Run.Id.Value, logged.Standing)).OrderBy(pair => pair.Value, StringComparer.Ordinal)];
}
