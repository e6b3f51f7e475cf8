using CsCheck;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Tests.Running;

public class DuplicatesTests
{
    /// <summary>An hour, 10 km.</summary>
    private static readonly Run Morning = Runs.Of(0, 10, id: "a");

    [Theory]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(-120, true)]
    [InlineData(120.001, false)]
    [InlineData(-120.001, false)]
    public void Starts_within_two_minutes_are_one_run(double seconds, bool same)
    {
        // Too little time to overlap by half, so that the starts alone decide.
        var (one, other) = (Morning with { ElapsedTime = default, MovingTime = default }, Copy(seconds) with { ElapsedTime = default, MovingTime = default });
        ShouldBeSame(one, other, same);
    }

    [Theory]
    [InlineData(1799.999, true)]
    [InlineData(1800, false)]
    [InlineData(-1799.999, true)]
    [InlineData(-1800, false)]
    public void Spans_that_share_more_than_half_are_one_run(double seconds, bool same) => ShouldBeSame(Morning, Copy(seconds), same);

    [Theory]
    [InlineData(120, false)] // one hour of two: not more than half of the longer
    [InlineData(119, true)]
    public void It_is_half_of_the_longer_span_that_counts(double minutes, bool same) =>
        ShouldBeSame(Morning with { ElapsedTime = TimeSpan.FromMinutes(minutes) }, Copy(600), same);

    [Fact]
    public void A_span_is_never_shorter_than_its_moving_time()
    {
        var timed = Copy(1200) with { ElapsedTime = default };
        ShouldBeSame(Morning with { ElapsedTime = default }, timed, true);
        ShouldBeSame(Morning with { ElapsedTime = default }, timed with { MovingTime = default }, false);
    }

    [Theory]
    [InlineData(10, 10.5, true)]
    [InlineData(4, 4.5, true)] // 500 m is more than 10 %
    [InlineData(4, 4.500001, false)]
    [InlineData(0.5, 1, true)]
    [InlineData(18, 20, true)] // 10 % of the longer is more than 500 m
    [InlineData(17.999999, 20, false)]
    [InlineData(20, 22.3, false)]
    public void Distances_within_500_m_or_a_tenth_of_the_longer_are_one_run(double one, double other, bool same) =>
        ShouldBeSame(Morning with { Distance = Runs.Km(one) }, Copy(60) with { Distance = Runs.Km(other) }, same);

    [Fact]
    public void The_same_start_alone_makes_no_duplicate()
    {
        ShouldBeSame(Morning, Copy(0) with { Distance = Runs.Km(15) }, false);
        ShouldBeSame(Morning, Copy(0) with { Distance = null }, false);
    }

    [Fact]
    public void The_same_distance_at_another_time_makes_no_duplicate() => ShouldBeSame(Morning, Copy(7200), false);

    [Fact]
    public void Records_that_know_only_their_date_are_never_duplicates()
    {
        var dated = Morning with { LocalStart = Morning.LocalStart.Date, KnowsTimeOfDay = false };
        ShouldBeSame(dated, dated with { Id = new(Source.File, "b") }, false);
        ShouldBeSame(dated, dated with { Id = new(Source.File, "b"), KnowsTimeOfDay = true }, false);
    }

    [Fact]
    public void A_watch_that_ran_for_27_days_covers_no_other_run()
    {
        var forgotten = Morning with { ElapsedTime = TimeSpan.FromDays(27) };
        for (var day = 0; day < 28; day++) ShouldBeSame(forgotten, Runs.Of(day, 10, hour: 19), false);
        ShouldBeSame(forgotten, Copy(60), true);
        ShouldBeSame(forgotten, forgotten with { Id = new(Source.File, "b"), LocalStart = Morning.LocalStart.AddDays(1) }, false);
    }

    [Fact]
    public void Instants_decide_where_both_are_known_and_else_the_clocks_of_the_place()
    {
        var toronto = Morning with { Start = new(Morning.LocalStart, TimeSpan.FromHours(-5)) };
        var wrongZone = toronto with { Id = new(Source.Garmin, "g"), LocalStart = Morning.LocalStart.AddHours(5) };
        ShouldBeSame(toronto, wrongZone, true);
        ShouldBeSame(toronto, Copy(0) with { Start = new(Morning.LocalStart, TimeSpan.Zero) }, false);
        ShouldBeSame(toronto, Copy(60), true);
        ShouldBeSame(toronto, Copy(5 * 3600), false);
        var kiritimati = Morning with { Start = new(Morning.LocalStart, TimeSpan.FromHours(14)), ElapsedTime = TimeSpan.FromHours(24) };
        ShouldBeSame(kiritimati, Copy(11.9 * 3600) with { ElapsedTime = TimeSpan.FromHours(24) }, true);
    }

    [Fact]
    public void A_device_beats_a_copy_and_a_copy_what_was_typed()
    {
        Run[] records = [Copy(0, "a") with { Origin = Origin.Typed }, Copy(30, "b") with { Origin = Origin.Copy }, Copy(60, "c")];
        Gen.Shuffle(records).Sample(shuffled =>
        {
            Losers(shuffled).ShouldBe([("a", "c"), ("b", "c")]);
            Losers([.. shuffled.Where(run => run.Origin != Origin.Device)]).ShouldBe([("a", "b")]);
        });
    }

    [Fact]
    public void A_measured_distance_beats_an_estimate_and_the_lower_id_settles_the_rest()
    {
        Losers([Copy(0, "a") with { Estimated = true }, Copy(30, "b")]).ShouldBe([("a", "b")]);
        Losers([Copy(0, "a") with { Estimated = true }, Copy(30, "b") with { Origin = Origin.Copy }]).ShouldBe([("b", "a")]);
        Losers([Copy(60, "a"), Copy(0, "b")]).ShouldBe([("b", "a")]);
        Losers([Copy(0, "1") with { Id = new(Source.Strava, "1") }, Copy(0, "2") with { Id = new(Source.Garmin, "2") }]).ShouldBe([("1", "2")]);
    }

    [Fact]
    public void Of_a_chain_whose_ends_are_two_runs_both_ends_count_if_the_middle_loses()
    {
        Run[] chain = [Copy(0, "a"), Copy(1200, "b"), Copy(2400, "c")];
        Losers(chain).ShouldBe([("b", "a")]);
        Losers([chain[0] with { Origin = Origin.Copy }, chain[1], chain[2] with { Origin = Origin.Copy }]).ShouldBe([("a", "b"), ("c", "b")]);
    }

    [Fact]
    public void No_two_runs_that_count_are_the_same_and_every_loser_is_the_same_as_its_winner() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[40, 60], Gen.Int[0, 90], Gen.Enum<Origin>(), Gen.Bool,
                (minute, hm, length, origin, estimated) => (minute, hm, length, origin, estimated))
            .Array[0, 12].Sample(specs =>
            {
                var runs = specs.Select((spec, i) => Copy(spec.minute * 60, $"{i:00}") with
                {
                    Distance = Distance.FromMetres(spec.hm * 100),
                    MovingTime = TimeSpan.FromMinutes(spec.length),
                    ElapsedTime = TimeSpan.FromMinutes(spec.length),
                    Origin = spec.origin,
                    Estimated = spec.estimated,
                }).ToArray();
                var losers = Duplicates.Among(runs);
                var counted = runs.Where(run => !losers.ContainsKey(run.Id)).ToArray();
                counted.ShouldAllBe(run => !counted.Any(other => other != run && Duplicates.AreSame(run, other)));
                foreach (var (loser, winner) in losers)
                {
                    var won = counted.Single(run => run.Id == winner);
                    var lost = runs.Single(run => run.Id == loser);
                    Duplicates.AreSame(won, lost).ShouldBeTrue();
                    ((int)won.Origin).ShouldBeLessThanOrEqualTo((int)lost.Origin);
                }
            });

    private static Run Copy(double secondsLater, string id = "b") =>
        Morning with { Id = new(Source.File, id), LocalStart = Morning.LocalStart.AddSeconds(secondsLater) };

    private static void ShouldBeSame(Run one, Run other, bool same)
    {
        Duplicates.AreSame(one, other).ShouldBe(same);
        Duplicates.AreSame(other, one).ShouldBe(same);
        Duplicates.Among([one, other]).Count.ShouldBe(same ? 1 : 0);
        Duplicates.Among([other, one]).Count.ShouldBe(same ? 1 : 0);
    }

    private static List<(string, string)> Losers(Run[] runs) =>
        [.. Duplicates.Among(runs).Select(pair => (pair.Key.Value, pair.Value.Value)).OrderBy(pair => pair.Item1, StringComparer.Ordinal)];
}
