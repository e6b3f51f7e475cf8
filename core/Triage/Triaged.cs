using LoadWatch.Core.Hearing;
using LoadWatch.Core.Risk;

namespace LoadWatch.Core.Triage;

/// <summary>
/// Where a runner stands on a clinic's list: sorted by pain reported, then by the severity that nobody has acknowledged, then
/// by age, oldest first. An order of work for people; it says nothing of how likely an injury is.
/// </summary>
/// <param name="Attention">What the runner asks of the clinic.</param>
/// <param name="Foremost">The flag that speaks: an open one if there is any, else the highest that stands; null without one.</param>
/// <param name="Pain">The latest pain that stands, acknowledged or not; null without one.</param>
/// <param name="Since">What its age is counted from; null where nothing has an age.</param>
/// <param name="TurnsOn">The first of the runner's days on which the outcome may change though nothing happens; null if none.</param>
public sealed record Triaged(Attention Attention, RaisedFlag? Foremost, ReportedPain? Pain, DateTimeOffset? Since, DateOnly? TurnsOn)
{
    /// <summary>For so many days a flag stands on the list: within them a second one counts as one more (load-science, R5).</summary>
    public const int FlagDays = 28;

    /// <summary>For so many days a reported pain stands on the list. Chosen, not measured.</summary>
    public const int PainDays = 14;

    /// <summary>After so many whole days without data the runner's state is unknown. Chosen, not measured.</summary>
    public const int FreshDays = 7;

    private const int NoPain = 99;

    /// <summary>Judges a condition.</summary>
    public static Triaged Of(Condition condition, Review review)
    {
        var standing = StandingFlags(condition);
        var open = OpenFlags(condition, review);
        var pains = condition.Pains.Where(pain => IsStanding(pain, condition)).ToArray();
        var openPains = pains.Where(pain => !review.Covers(pain)).ToArray();
        var attention = Judge(condition, review, open, openPains, standing.Count + pains.Length > 0);
        return new Triaged(
            attention,
            Speaking(open) ?? Speaking(standing),
            (openPains.Length > 0 ? openPains : pains).MaxBy(pain => pain.At),
            SinceOf(attention, condition, open, openPains),
            NextTurn(condition, review, standing, pains));
    }

    /// <summary>A key that sorts as the list does, of digits only.</summary>
    public string Order => FormattableString.Invariant($"{(int)Attention}{PainRank:00}{Severity}{(Since ?? DateTimeOffset.MaxValue).UtcTicks:D19}");

    /// <summary>The flags that stand.</summary>
    internal static IReadOnlyList<RaisedFlag> StandingFlags(Condition condition) => [.. condition.Flags.Where(raised => IsStanding(raised, condition))];

    /// <summary>The flags that stand and that nobody has acknowledged.</summary>
    internal static IReadOnlyList<RaisedFlag> OpenFlags(Condition condition, Review review) =>
        [.. StandingFlags(condition).Where(raised => !review.Covers(raised.Flag))];

    /// <summary>The strongest urgent pain first; a pain without a number counts as one of <see cref="PainRule.UrgentLevel"/>.</summary>
    private int PainRank => Attention is Attention.Pain && Pain is { } pain
        ? PainRule.MostPain - (pain.Level ?? PainRule.UrgentLevel) + (pain.IsUrgent ? 0 : PainRule.MostPain + 1)
        : NoPain;

    private int Severity => Foremost is { } raised ? Level.High - raised.Flag.Level : 9;

    private static bool IsStanding(RaisedFlag raised, Condition condition) => condition.Today.DayNumber - raised.Flag.Day.DayNumber < FlagDays;

    private static bool IsStanding(ReportedPain pain, Condition condition) => pain.Level is not 0 && condition.Today.DayNumber - pain.Day.DayNumber < PainDays;

    private static Attention Judge(Condition condition, Review review, IReadOnlyList<RaisedFlag> open, ReportedPain[] openPains, bool anyStands)
    {
        if (review.Snooze is { } snooze && condition.Today < snooze.Until && !snooze.IsWorse(condition, review))
        {
            return Attention.Snoozed;
        }

        if (openPains.Length > 0)
        {
            return Attention.Pain;
        }

        return open.Select(raised => (Level?)raised.Flag.Level).Max() switch
        {
            Level.High => Attention.High,
            Level.Elevated => Attention.Elevated,
            _ when condition.IsCutOff || condition.DataUntil is not { } until || condition.Today.DayNumber - until.DayNumber > FreshDays => Attention.NoData,
            Level.Watch => Attention.Watch,
            _ => anyStands ? Attention.Reviewed : Attention.Steady,
        };
    }

    /// <summary>The highest level, of alike ones the single-run spike, and of those the latest.</summary>
    private static RaisedFlag? Speaking(IEnumerable<RaisedFlag> flags) =>
        flags.OrderByDescending(raised => raised.Flag.Level).ThenBy(raised => raised.Flag.Rule is Rule.Spike ? 0 : 1).ThenByDescending(raised => raised.Flag.Day).FirstOrDefault();

    private static DateTimeOffset? SinceOf(Attention attention, Condition condition, IReadOnlyList<RaisedFlag> open, ReportedPain[] openPains) => attention switch
    {
        Attention.Pain => openPains.Min(pain => pain.At),
        Attention.High or Attention.Elevated or Attention.Watch => open.Where(raised => raised.Flag.Level == open.Max(other => other.Flag.Level)).Min(raised => raised.At),
        Attention.NoData when condition.DataUntil is { } until => new DateTimeOffset(until.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => null,
    };

    private static DateOnly? NextTurn(Condition condition, Review review, IEnumerable<RaisedFlag> standing, IEnumerable<ReportedPain> pains)
    {
        DateOnly?[] turns =
        [
            review.Snooze?.Until,
            condition.DataUntil?.AddDays(FreshDays + 1),
            .. standing.Select(raised => (DateOnly?)raised.Flag.Day.AddDays(FlagDays)),
            .. pains.Select(pain => (DateOnly?)pain.Day.AddDays(PainDays)),
        ];
        return turns.Where(day => day > condition.Today).Min();
    }
}
