using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class AssessorTests
{
    [Fact]
    public void From_20_miles_a_week_to_70_the_last_run_says_3_5()
    {
        var log = new RunLog(Enumerable.Range(0, 20).Select(i => Miles((i / 5 * 7) + (i % 5), 4)));
        for (var day = 28; day < 35; day++) log.Put(Miles(day, 10));
        var assessments = Assessor.Assess(log.Read(Later)).ToList();
        assessments[^1].LastSevenDays.ShouldBe(Distance.FromMiles(70));
        assessments[^1].Foremost.ShouldBe(new Flag(
            new(Source.File, "34"), Monday.AddDays(34), Rule.WeeklyJump, Level.High, new(Distance.FromMiles(70), Distance.FromMiles(20), 3.5), null));
        // The first long run is 2.5 times the longest of the month.
        assessments[20].Foremost.ShouldBe(new Flag(
            new(Source.File, "28"), Monday.AddDays(28), Rule.Spike, Level.High, new(Distance.FromMiles(10), Distance.FromMiles(4), 2.5), null));
    }

    [Fact]
    public void Only_counted_runs_are_assessed_and_only_they_and_unknown_ones_are_seen()
    {
        var log = new RunLog(
        [
            Of(0, 5), Of(1, 0.4), Of(2, 5), Of(3, 250), Of(4, 5) with { Origin = Origin.Copy }, Of(4, 5.1, 7.01), Of(5, null), Of(6, 20),
        ]);
        var assessments = Assessor.Assess(log.Read(Later)).ToList();
        assessments.Select(one => one.Run.Distance!.Value.Kilometres).ShouldBe([5, 5, 5.1, 20]);
        assessments[^1].LastSevenDays.ShouldBe(Km(35.1));
        assessments[^1].UnknownRuns.ShouldBe(1);
        assessments[^1].Flags.Single().Jump.ShouldBe(new(Km(20), Km(5.1), 200 / 51d));
    }

    [Theory]
    [InlineData(0.4)] // too short
    [InlineData(250)] // quarantined
    public void A_log_is_known_from_its_first_run_that_is_believed_and_not_from_one_that_does_not_count(double km)
    {
        Run[] runs = [Of(1, 20), Of(8, 20), Of(15, 20), Of(22, 20), Of(27, 30)];
        RunLog log = new([Of(0, km), .. runs]);
        Weekly(log, null).ShouldBeOfType<Finding.InsufficientHistory>();
        Weekly(log, Monday).ShouldBeOfType<Finding.Beyond>();
        Weekly(new([Of(0, 20), .. runs]), null).ShouldBeOfType<Finding.Beyond>();
    }

    [Fact]
    public void A_run_of_unknown_distance_makes_the_days_after_it_known_unless_its_date_is_absurd()
    {
        Run[] runs = [Of(1, 20), Of(8, 20), Of(15, 20), Of(22, 20), Of(27, 30)];
        Weekly(new([Of(0, null), .. runs]), null).ShouldBeOfType<Finding.Beyond>();
        Weekly(new([Of(0, null) with { LocalStart = new(1970, 1, 1) }, .. runs]), null).ShouldBeOfType<Finding.InsufficientHistory>();
    }

    [Fact]
    public void Each_run_is_judged_over_the_runs_up_to_it_and_no_later_ones()
    {
        Run[] runs = [.. Enumerable.Range(0, 60).Select(i => Of(i, 5 + (i * 7 % 11)))];
        var whole = Assessor.Assess(new RunLog(runs).Read(Later)).ToList();
        for (var length = 1; length <= runs.Length; length++)
            Flags(Assessor.Assess(new RunLog(runs[..length]).Read(Later))).ShouldBe(Flags(whole[..length]));
    }

    [Fact]
    public void The_foremost_flag_has_the_highest_level_and_of_two_alike_is_the_spike()
    {
        var (elevated, high) = (Beyond(Rule.Spike, Level.Elevated), Beyond(Rule.WeeklyJump, Level.High));
        Foremost(elevated, high).ShouldBe((Rule.WeeklyJump, Level.High));
        Foremost(Beyond(Rule.WeeklyJump, Level.Elevated), elevated).ShouldBe((Rule.Spike, Level.Elevated));
        Foremost(Beyond(Rule.Spike, Level.Watch), Beyond(Rule.WeeklyJump, Level.Elevated)).ShouldBe((Rule.WeeklyJump, Level.Elevated));
        new Assessment(Of(0, 5), [new Finding.InsufficientHistory(Rule.Spike, ""), new Finding.Usual(Rule.WeeklyJump, Jump)], Km(5), 0)
            .Foremost.ShouldBeNull();
        new Assessment(Of(0, 5), [new Finding.AfterBreak(20)], Km(5), 0).Foremost
            .ShouldBe(new Flag(Of(0, 5).Id, Monday, Rule.Return, Level.Watch, null, 20));
    }

    private static readonly Jump Jump = new(Km(5), Km(5), 1);

    private static (Rule, Level)? Foremost(params Finding[] findings) =>
        new Assessment(Of(0, 5), findings, Km(5), 0).Foremost is { } flag ? (flag.Rule, flag.Level) : null;

    private static Finding.Beyond Beyond(Rule rule, Level level) => new(rule, level, Jump);

    private static Finding Weekly(RunLog log, DateOnly? knownFrom) => Assessor.Assess(log.Read(Later), knownFrom).Last().Findings[1];

    private static List<Flag> Flags(IEnumerable<Assessment> assessments) => [.. assessments.SelectMany(one => one.Flags)];

    private static Run Miles(int day, double miles) => Of(day, 1, id: $"{day:00}") with { Distance = Distance.FromMiles(miles), MovingTime = TimeSpan.FromHours(2) };
}
