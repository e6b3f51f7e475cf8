using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

public class FlagChangeTests
{
    private static readonly Run[] Usual = [Of(0, 5), Of(1, 5), Of(2, 5)];
    private static readonly Run Long = Of(3, 8) with { Revision = 1 };

    [Fact]
    public void A_flag_that_did_not_stand_is_raised()
    {
        var flag = Flags([.. Usual, Long]).Single();
        Between([], [.. Usual, Long]).ShouldBe([new FlagChange.Raised(flag)]);
        flag.ShouldBe(new Flag(Long.Id, Long.Day, Rule.Spike, Level.Elevated, new(Km(8), Km(5), 1.6), null));
    }

    [Fact]
    public void A_flag_that_stands_as_it_stood_is_no_change() => Between([.. Usual, Long], [.. Usual, Long]).ShouldBeEmpty();

    [Fact]
    public void A_flag_with_another_level_or_other_numbers_has_changed()
    {
        Run[] before = [.. Usual, Long];
        Run[] level = [.. Usual, Long with { Distance = Km(11) }];
        Run[] numbers = [.. Usual, Long with { Distance = Km(8.1) }];
        Between(before, level).ShouldBe([new FlagChange.Changed(Flags(level).Single(), Flags(before).Single())]);
        Between(before, numbers).ShouldBe([new FlagChange.Changed(Flags(numbers).Single(), Flags(before).Single())]);
    }

    [Fact]
    public void A_flag_that_no_longer_holds_is_withdrawn_with_the_reason()
    {
        Withdrawn([.. Usual]).ShouldBe(Reasons.RunDeleted);
        Withdrawn([.. Usual, Long with { Origin = Origin.Copy }, Long with { Id = new(Source.Garmin, "g"), Distance = Km(7.6) }])
            .ShouldBe(Reasons.SameRunElsewhere);
        Withdrawn([.. Usual, Long with { MovingTime = TimeSpan.FromSeconds(90) }]).ShouldBe(Reasons.RunLooksWrong);
        Withdrawn([.. Usual, Long with { Distance = Km(5) }]).ShouldBe(Reasons.ComparisonChanged);
        Withdrawn([.. Usual, Of(2, 9, 18), Long]).ShouldBe(Reasons.ComparisonChanged);
        Withdrawn([.. Usual, Long with { Distance = Km(0.4) }]).ShouldBe(Reasons.DistanceCorrected);
        Withdrawn([.. Usual, Long with { Distance = null }]).ShouldBe(Reasons.DistanceCorrected);
    }

    [Fact]
    public void A_flag_of_another_rule_is_another_flag()
    {
        // The run of day 3 is moved to day 20: a spike becomes a return.
        var changes = Between([.. Usual, Long], [.. Usual, Long with { LocalStart = Long.LocalStart.AddDays(17) }]);
        changes.Count.ShouldBe(2);
        changes[0].ShouldBe(new FlagChange.Raised(new(Long.Id, Monday.AddDays(20), Rule.Return, Level.Watch, null, 18)));
        changes[1].ShouldBeOfType<FlagChange.Withdrawn>().Flag.Rule.ShouldBe(Rule.Spike);
    }

    [Fact]
    public void Withdrawn_flags_are_told_by_day()
    {
        Run[] before = [.. Usual, Long, Of(5, 15), Of(8, 30)];
        Between(before, [.. Usual]).Select(change => (change is FlagChange.Withdrawn, change.Flag.Day)).ShouldBe(
            [(true, Monday.AddDays(3)), (true, Monday.AddDays(5)), (true, Monday.AddDays(8))]);
        var standing = Flags(before);
        standing.Reverse();
        FlagChange.Between(standing, [], []).Select(change => change.Flag).ShouldBe(Flags(before));
    }

    private static string Withdrawn(Run[] after)
    {
        var before = Flags([.. Usual, Long]);
        return Between([.. Usual, Long], after).OfType<FlagChange.Withdrawn>()
            .Single(change => change.Flag == before.Single()).Reason;
    }

    private static IReadOnlyList<FlagChange> Between(Run[] before, Run[] after) =>
        FlagChange.Between(before.Length == 0 ? [] : Flags(before), Flags(after), new RunLog(after).Read(Later));

    private static List<Flag> Flags(Run[] runs) => [.. Assessor.Assess(new RunLog(runs).Read(Later)).SelectMany(one => one.Flags)];
}
