using LoadWatch.Core.Risk;

namespace LoadWatch.Core.Telling;

/// <summary>A text that went out, as far as the next one must know.</summary>
/// <param name="Day">The runner's local day on which it went out.</param>
/// <param name="Level">Its level.</param>
public readonly record struct EarlierText(DateOnly Day, Level Level);

/// <summary>Whether a flag becomes a text.</summary>
public abstract record TextDecision
{
    /// <summary>A text of the same or a higher level keeps another one away for this many days.</summary>
    public const int CoolDownDays = 14;

    /// <summary>A run further back than this many days never texts.</summary>
    public const int OldestDays = 7;

    private TextDecision() { }

    /// <summary>A text is due.</summary>
    /// <param name="Flag">The flag that it tells of.</param>
    public sealed record Due(Flag Flag) : TextDecision;

    /// <summary>No text; the flag stands.</summary>
    /// <param name="Reason">Why, as <see cref="Reasons"/> has it.</param>
    public sealed record None(string Reason) : TextDecision;

    /// <summary>
    /// Decides for one run: elevated or high, at most seven days ago, and no text of the same or a higher level less than
    /// 14 days before (so a first text and at most one step up a fortnight).
    /// </summary>
    /// <param name="foremost">The run's foremost flag; null where it has none.</param>
    /// <param name="earlier">Texts that went out.</param>
    /// <param name="today">The runner's local day.</param>
    public static TextDecision Of(Flag? foremost, IEnumerable<EarlierText> earlier, DateOnly today)
    {
        if (foremost is not { Texts: true } flag)
        {
            return new None(Reasons.BelowTextLevel);
        }

        if (today.DayNumber - flag.Day.DayNumber > OldestDays)
        {
            return new None(Reasons.RunTooOld);
        }

        foreach (var text in earlier)
        {
            if (text.Level >= flag.Level && today.DayNumber - text.Day.DayNumber < CoolDownDays)
            {
                return new None(Reasons.CooledDown(text.Level, text.Day));
            }
        }

        return new Due(flag);
    }
}
