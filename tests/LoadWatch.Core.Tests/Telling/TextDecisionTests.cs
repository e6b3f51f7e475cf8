using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Telling;

public class TextDecisionTests
{
    private const string Old = Reasons.RunTooOld;
    private static readonly DateOnly Today = Monday;

    [Fact]
    public void Nothing_and_a_watch_are_no_text_and_a_return_neither()
    {
        TextDecision.Of(null, [], Today).ShouldBe(new TextDecision.None(Reasons.BelowTextLevel));
        TextDecision.Of(Flag(Level.Watch), [], Today).ShouldBe(new TextDecision.None(Reasons.BelowTextLevel));
        TextDecision.Of(new(Of(0, 5).Id, Today, Rule.Return, Level.Watch, null, 20), [], Today)
            .ShouldBe(new TextDecision.None(Reasons.BelowTextLevel));
    }

    [Theory]
    [InlineData(Level.Elevated)]
    [InlineData(Level.High)]
    public void An_elevated_or_high_flag_is_a_text(Level level) =>
        TextDecision.Of(Flag(level), [], Today).ShouldBe(new TextDecision.Due(Flag(level)));

    [Theory]
    [InlineData(-1, true)] // run on a clock ahead of the runner's own
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void A_run_texts_until_it_is_seven_days_old(int old, bool texts) =>
        TextDecision.Of(Flag(Level.High, old), [], Today)
            .ShouldBe(texts ? new TextDecision.Due(Flag(Level.High, old)) : new TextDecision.None(Old));

    [Theory]
    [InlineData(Level.Elevated, Level.Elevated, 13, false)]
    [InlineData(Level.Elevated, Level.Elevated, 14, true)]
    [InlineData(Level.High, Level.Elevated, 13, false)]
    [InlineData(Level.High, Level.Elevated, 14, true)]
    [InlineData(Level.High, Level.High, 13, false)]
    [InlineData(Level.High, Level.High, 14, true)]
    [InlineData(Level.Elevated, Level.High, 0, true)] // the step up
    [InlineData(Level.Elevated, Level.High, 13, true)]
    [InlineData(Level.High, Level.Elevated, 0, false)]
    public void A_text_of_the_same_or_a_higher_level_keeps_others_away_for_a_fortnight(Level before, Level level, int daysAgo, bool texts)
    {
        var day = Today.AddDays(-daysAgo);
        TextDecision.Of(Flag(level), [new(day, before)], Today).ShouldBe(texts
            ? new TextDecision.Due(Flag(level))
            : new TextDecision.None(Reasons.CooledDown(before, day)));
    }

    [Fact]
    public void After_a_step_up_the_fortnight_starts_again()
    {
        EarlierText[] both = [new(Today.AddDays(-14), Level.Elevated), new(Today.AddDays(-5), Level.High)];
        TextDecision.Of(Flag(Level.Elevated), both, Today).ShouldBeOfType<TextDecision.None>();
        TextDecision.Of(Flag(Level.High), both, Today).ShouldBeOfType<TextDecision.None>();
        TextDecision.Of(Flag(Level.High, old: -8), both, Today.AddDays(8)).ShouldBeOfType<TextDecision.None>();
        TextDecision.Of(Flag(Level.High, old: -9), both, Today.AddDays(9)).ShouldBeOfType<TextDecision.Due>();
    }

    [Fact]
    public void The_cool_down_runs_from_the_day_of_the_text_and_not_of_the_run() =>
        TextDecision.Of(Flag(Level.High, old: 7), [new(Today.AddDays(-13), Level.High)], Today).ShouldBeOfType<TextDecision.None>();

    private static Flag Flag(Level level, int old = 0) =>
        new(Of(0, 5).Id, Today.AddDays(-old), Rule.Spike, level, new(Km(16), Km(8), 2), null);
}
