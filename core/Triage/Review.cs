using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Triage;

/// <summary>What a clinic's people have said of a runner's flags and pains.</summary>
/// <param name="Flags">The flags that were acknowledged, each at the level it had then.</param>
/// <param name="PainsUntil">Pains reported up to then were acknowledged; null where none were.</param>
/// <param name="Snooze">Until when it was put off; null where it was not.</param>
public sealed record Review(IReadOnlyList<ReviewedFlag> Flags, DateTimeOffset? PainsUntil, Snooze? Snooze)
{
    /// <summary>Nobody has said anything.</summary>
    public static Review None { get; } = new([], null, null);

    /// <summary>Whether a flag was acknowledged at its present level or a higher one: a flag that has grown is a new one.</summary>
    public bool Covers(Flag flag) => Flags.Any(reviewed => reviewed.Run == flag.Run && reviewed.Rule == flag.Rule && reviewed.Level >= flag.Level);

    /// <summary>Whether a pain was acknowledged.</summary>
    public bool Covers(ReportedPain pain) => pain.At <= PainsUntil;

    /// <summary>Everything that is open is acknowledged; a snooze has done its work.</summary>
    public Review Of(Condition condition) => new(
        [.. Triaged.StandingFlags(condition).Select(raised => new ReviewedFlag(raised.Flag.Run, raised.Flag.Rule, raised.Flag.Level))],
        condition.Pains.Select(pain => (DateTimeOffset?)pain.At).Append(PainsUntil).Max(),
        null);

    /// <summary>
    /// What may stay of it: what was said of flags that are still kept, and of pains while they may be seen. What a platform no
    /// longer lets anybody keep stays in no copy either.
    /// </summary>
    /// <param name="kept">All flags that are kept, also those that hold no longer.</param>
    /// <param name="condition">What is known now.</param>
    /// <param name="seesPains">Whether reported pains may be seen.</param>
    public Review OnlyOf(IReadOnlyList<Flag> kept, Condition condition, bool seesPains) => new(
        [.. Flags.Where(reviewed => kept.Any(flag => flag.Run == reviewed.Run && flag.Rule == reviewed.Rule))],
        seesPains ? PainsUntil : null,
        Snooze?.OnlyOf(kept, condition, this));

    /// <summary>Whether both say the same.</summary>
    public bool Equals(Review? other) => other is not null && Flags.SequenceEqual(other.Flags) && PainsUntil == other.PainsUntil && Snooze == other.Snooze;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Flags.Count, PainsUntil, Snooze);
}

/// <summary>A flag as it was when somebody acknowledged it.</summary>
public sealed record ReviewedFlag(RunId Run, Rule Rule, Level Level);

/// <summary>A runner put off until a day, and how things stood then.</summary>
/// <param name="Until">The first day, of the runner's, on which the runner is on the list again.</param>
/// <param name="At">When it was put off.</param>
/// <param name="Level">The highest open level then; null without one.</param>
/// <param name="Ratio">The largest ratio of that level then; 0 without one.</param>
public sealed record Snooze(DateOnly Until, DateTimeOffset At, Level? Level, double Ratio)
{
    /// <summary>The longest that a runner can be put off, in days: by then all that is known has changed.</summary>
    public const int MostDays = 60;

    /// <summary>A snooze of what is open now.</summary>
    public static Snooze Of(Condition condition, Review review, DateOnly until, DateTimeOffset now)
    {
        var open = Triaged.OpenFlags(condition, review);
        var level = Highest(open);
        return new Snooze(until, now, level, RatioAt(open, level));
    }

    /// <summary>
    /// Whether it has become worse since: a higher level, or the same level with a larger ratio, or a pain reported since.
    /// </summary>
    public bool IsWorse(Condition condition, Review review)
    {
        var open = Triaged.OpenFlags(condition, review);
        var level = Highest(open);
        return condition.Pains.Any(pain => pain.At > At && pain.Level is not 0)
            || level > Level
            || (level is not null && Level is null)
            || (level is not null && level == Level && RatioAt(open, level) > Ratio);
    }

    /// <summary>
    /// The same snooze, as far as the flag that it was measured by is still kept. Where it is not, it is measured by what is open
    /// now; one that has ended stays ended.
    /// </summary>
    internal Snooze OnlyOf(IReadOnlyList<Flag> kept, Condition condition, Review review)
    {
        if (Level is null || kept.Any(flag => flag.Level == Level && (flag.Jump?.Ratio ?? 0) == Ratio))
        {
            return this;
        }

        var level = IsWorse(condition, review) ? null : Highest(Triaged.OpenFlags(condition, review));
        return this with { Level = level, Ratio = level is null ? 0 : RatioAt(Triaged.OpenFlags(condition, review), level) };
    }

    private static Level? Highest(IEnumerable<RaisedFlag> open) => open.Select(raised => (Level?)raised.Flag.Level).Max();

    private static double RatioAt(IEnumerable<RaisedFlag> open, Level? level) =>
        open.Where(raised => raised.Flag.Level == level).Select(raised => raised.Flag.Jump?.Ratio ?? 0).DefaultIfEmpty(0).Max();
}
