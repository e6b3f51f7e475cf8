using LoadWatch.Core.Hearing;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Triage;

namespace LoadWatch.Core.Tests.Triage;

public sealed class TriagedTests
{
    private static readonly DateOnly Today = new(2030, 6, 12);
    private static readonly DateTimeOffset Now = new(2030, 6, 12, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_runs_as_usual_is_steady() => Of(Known()).Attention.ShouldBe(Attention.Steady);

    [Theory]
    [InlineData(Level.Watch, Attention.Watch)]
    [InlineData(Level.Elevated, Attention.Elevated)]
    [InlineData(Level.High, Attention.High)]
    public void The_highest_open_flag_says_what_is_asked(Level level, Attention attention) =>
        Of(Known(Flag("1", Level.Watch), Flag("2", level))).Attention.ShouldBe(attention);

    [Fact]
    public void A_pain_outranks_every_flag()
    {
        var triaged = Of(Known(Flag("1", Level.High)) with { Pains = [Pain(2)] });
        triaged.Attention.ShouldBe(Attention.Pain);
        triaged.Foremost!.Flag.Level.ShouldBe(Level.High);
    }

    [Fact]
    public void A_pain_of_zero_is_no_pain() => Of(Known() with { Pains = [Pain(0)] }).Attention.ShouldBe(Attention.Steady);

    [Theory]
    [InlineData(7, Attention.Steady)]
    [InlineData(8, Attention.NoData)]
    public void Without_data_for_more_than_seven_days_nothing_is_known(int days, Attention attention) =>
        Of(Known() with { DataUntil = Today.AddDays(-days) }).Attention.ShouldBe(attention);

    [Fact]
    public void Nothing_shown_is_never_green() => Of(Known() with { DataUntil = null }).Attention.ShouldBe(Attention.NoData);

    [Fact]
    public void A_watch_flag_of_somebody_without_data_says_nothing_of_now() =>
        Of(Known(Flag("1", Level.Watch, daysAgo: 9)) with { DataUntil = Today.AddDays(-9) }).Attention.ShouldBe(Attention.NoData);

    [Theory]
    [InlineData(27, Attention.High)]
    [InlineData(28, Attention.Steady)]
    public void A_flag_stands_for_28_days(int daysAgo, Attention attention) => Of(Known(Flag("1", Level.High, daysAgo))).Attention.ShouldBe(attention);

    [Fact]
    public void What_was_acknowledged_is_reviewed_until_it_grows()
    {
        var then = Known(Flag("1", Level.Elevated));
        var review = Review.None.Of(then);
        Triaged.Of(then, review).Attention.ShouldBe(Attention.Reviewed);
        Triaged.Of(Known(Flag("1", Level.High)), review).Attention.ShouldBe(Attention.High);
        Triaged.Of(Known(Flag("1", Level.Elevated), Flag("2", Level.Elevated)), review).Attention.ShouldBe(Attention.Elevated);
    }

    [Fact]
    public void A_pain_after_the_acknowledgement_is_open_again()
    {
        var review = Review.None.Of(Known() with { Pains = [Pain(5)] });
        Triaged.Of(Known() with { Pains = [Pain(5)] }, review).Attention.ShouldBe(Attention.Reviewed);
        Triaged.Of(Known() with { Pains = [Pain(5), Pain(1, minutesLater: 5)] }, review).Attention.ShouldBe(Attention.Pain);
    }

    [Fact]
    public void A_snooze_ends_on_its_day()
    {
        var then = Known(Flag("1", Level.Elevated, daysAgo: 3));
        var review = Review.None with { Snooze = Snooze.Of(then, Review.None, Today.AddDays(2), Now) };
        Triaged.Of(then, review).Attention.ShouldBe(Attention.Snoozed);
        Triaged.Of(then, review).TurnsOn.ShouldBe(Today.AddDays(2));
        Triaged.Of(then with { Today = Today.AddDays(2) }, review).Attention.ShouldBe(Attention.Elevated);
    }

    public static TheoryData<string, bool> Afterwards => new()
    {
        { "nothing new", false },
        { "a flag of the same level and ratio", false },
        { "a lower flag", false },
        { "a larger ratio", true },
        { "a higher level", true },
        { "a pain", true },
        { "a pain of zero", false },
    };

    [Theory]
    [MemberData(nameof(Afterwards))]
    public void A_snooze_ends_when_it_gets_worse(string what, bool reopens)
    {
        var then = Known(Flag("1", Level.Elevated, ratio: 1.6));
        var review = Review.None with { Snooze = Snooze.Of(then, Review.None, Today.AddDays(9), Now) };
        var after = what switch
        {
            "nothing new" => then,
            "a flag of the same level and ratio" => Known(then.Flags[0], Flag("2", Level.Elevated, ratio: 1.6)),
            "a lower flag" => Known(then.Flags[0], Flag("2", Level.Watch, ratio: 1.9)),
            "a larger ratio" => Known(then.Flags[0], Flag("2", Level.Elevated, ratio: 1.61)),
            "a higher level" => Known(then.Flags[0], Flag("2", Level.High, ratio: 2.1)),
            "a pain" => then with { Pains = [Pain(1, minutesLater: 1)] },
            _ => then with { Pains = [Pain(0, minutesLater: 1)] },
        };
        (Triaged.Of(after, review).Attention is not Attention.Snoozed).ShouldBe(reopens);
    }

    /// <summary>Pain first, the strongest urgent one before others; then severity; then age.</summary>
    [Fact]
    public void The_list_is_sorted_by_pain_then_by_severity_then_by_age()
    {
        Condition[] order =
        [
            Known() with { Pains = [Pain(9, urgent: true)] },
            Known() with { Pains = [Pain(4, urgent: true)] },
            Known(Flag("1", Level.High)) with { Pains = [Pain(3)] },
            Known() with { Pains = [Pain(3)] },
            Known() with { Pains = [Pain(1)] },
            Known(Flag("1", Level.High, hoursAgo: 30)),
            Known(Flag("1", Level.High, hoursAgo: 3)),
            Known(Flag("1", Level.Elevated, hoursAgo: 60)),
            Known(Flag("1", Level.Watch, hoursAgo: 90)),
            Known() with { DataUntil = Today.AddDays(-20) },
            Known() with { DataUntil = Today.AddDays(-9) },
            Known(),
        ];
        var keys = order.Select(condition => Of(condition).Order).ToArray();
        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
        keys.Distinct().Count().ShouldBe(order.Length);
        keys.ShouldAllBe(key => key.Length == keys[0].Length);
    }

    [Fact]
    public void The_next_turn_is_told()
    {
        Of(Known(Flag("1", Level.High, daysAgo: 20))).TurnsOn.ShouldBe(Today.AddDays(8));
        Of(Known(Flag("1", Level.High, daysAgo: 25))).TurnsOn.ShouldBe(Today.AddDays(3));
        Of(Known() with { DataUntil = Today.AddDays(-30) }).TurnsOn.ShouldBeNull();
    }

    [Fact]
    public void Of_a_review_stays_what_was_said_of_flags_that_are_kept()
    {
        var then = Known(Flag("1", Level.Elevated), Flag("2", Level.High)) with { Pains = [Pain(5)] };
        var review = Review.None.Of(then);
        review.OnlyOf(Flags(then), then, seesPains: true).ShouldBe(review);
        var now = Known(Flag("2", Level.High));
        review.OnlyOf(Flags(now), now, seesPains: false).ShouldBe(new Review([new ReviewedFlag(new RunId(Source.Garmin, "2"), Rule.Spike, Level.High)], null, null));
        review.OnlyOf([], Known(), seesPains: false).ShouldBe(Review.None);
    }

    [Fact]
    public void A_snooze_forgets_the_numbers_of_a_flag_that_is_gone_and_lasts()
    {
        var then = Known(Flag("1", Level.High, ratio: 2.5));
        var review = Review.None with { Snooze = Snooze.Of(then, Review.None, Today.AddDays(9), Now) };
        review.OnlyOf(Flags(then), Known(), seesPains: true).ShouldBe(review);
        var forgotten = review.OnlyOf([], Known(), seesPains: true);
        (forgotten.Snooze!.Level, forgotten.Snooze.Ratio).ShouldBe((null, 0));
        Triaged.Of(Known(), forgotten).Attention.ShouldBe(Attention.Snoozed);
        Triaged.Of(Known(Flag("2", Level.Watch)), forgotten).Attention.ShouldBe(Attention.Watch);
    }

    [Fact]
    public void A_snooze_is_measured_by_what_is_left_and_one_that_has_ended_stays_ended()
    {
        var then = Known(Flag("1", Level.High, ratio: 2.5), Flag("2", Level.Elevated));
        var review = Review.None with { Snooze = Snooze.Of(then, Review.None, Today.AddDays(9), Now) };
        var left = Known(Flag("2", Level.Elevated));
        var kept = review.OnlyOf(Flags(left), left, seesPains: true);
        (kept.Snooze!.Level, kept.Snooze.Ratio).ShouldBe((Level.Elevated, 1.7));
        Triaged.Of(left, kept).Attention.ShouldBe(Attention.Snoozed);
        var worse = Known(Flag("3", Level.High, ratio: 2.9));
        Triaged.Of(worse, review.OnlyOf(Flags(worse), worse, seesPains: true)).Attention.ShouldBe(Attention.High);
    }

    [Fact]
    public void Every_attention_has_a_name_of_its_own() => Attentions.All.ShouldAllBe(attention => Attentions.OfName(attention.Name()) == attention);

    private static Triaged Of(Condition condition) => Triaged.Of(condition, Review.None);

    private static Condition Known(params RaisedFlag[] flags) => new(Today, flags, [], Today);

    private static IReadOnlyList<Flag> Flags(Condition condition) => [.. condition.Flags.Select(raised => raised.Flag)];

    private static RaisedFlag Flag(string run, Level level, int daysAgo = 0, double ratio = 1.7, int hoursAgo = 0) => new(
        new Flag(new RunId(Source.Garmin, run), Today.AddDays(-daysAgo), Rule.Spike, level, new Jump(Distance.FromKilometres(17), Distance.FromKilometres(10), ratio), null),
        Now.AddHours(-hoursAgo).AddDays(-daysAgo));

    private static ReportedPain Pain(int level, int minutesLater = 0, bool urgent = false) =>
        new(level, BodyPart.Knee, null, Now.AddMinutes(minutesLater), Today, urgent);
}
