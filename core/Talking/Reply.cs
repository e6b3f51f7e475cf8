using LoadWatch.Core.Hearing;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Talking;

/// <summary>What is said to a runner's text.</summary>
public abstract record Reply
{
    private Reply() { }

    /// <summary>The one confirmation that texts have ended.</summary>
    public sealed record Goodbye : Reply;

    /// <summary>Texts come again: who sends them, what for, how many.</summary>
    public sealed record Started : Reply;

    /// <summary>Who this is and what it understands.</summary>
    public sealed record Help : Reply;

    /// <summary>The routine is logged.</summary>
    /// <param name="Kicks">The dose, in donkey kicks a leg.</param>
    public sealed record Done(int Kicks) : Reply;

    /// <summary>No pain is logged.</summary>
    public sealed record NoPain : Reply;

    /// <summary>A pain is logged.</summary>
    /// <param name="Pain">The pain, of 1 or more.</param>
    public sealed record Logged(Heard.Pain Pain) : Reply;

    /// <summary>A pain is logged that calls for a person.</summary>
    /// <param name="Pain">The pain, of 1 or more.</param>
    public sealed record Urgent(Heard.Pain Pain) : Reply;

    /// <summary>How strong is the pain?</summary>
    public sealed record HowStrong : Reply;

    /// <summary>The self-test went badly.</summary>
    /// <param name="Kicks">The dose from now on, in donkey kicks a leg.</param>
    public sealed record Weak(int Kicks) : Reply;

    /// <summary>The self-test went well.</summary>
    /// <param name="Kicks">The dose from now on, in donkey kicks a leg.</param>
    public sealed record Strong(int Kicks) : Reply;

    /// <summary>Alerts rest.</summary>
    /// <param name="Until">The first day on which they come again.</param>
    public sealed record Paused(DateOnly Until) : Reply;

    /// <summary>Alerts rest no longer.</summary>
    public sealed record Resumed : Reply;

    /// <summary>What was said is not understood; what would be.</summary>
    public sealed record Unclear : Reply;

    /// <summary>The reply as a text.</summary>
    /// <param name="words">The runner's language.</param>
    /// <param name="physio">Whom the runner can call; null for the runner's own physio.</param>
    public string In(Languages.Words words, Physio? physio)
    {
        ArgumentNullException.ThrowIfNull(words);
        var say = words.Replies;
        return this switch
        {
            Goodbye => say.Goodbye(physio),
            Started => say.Started(physio),
            Help => say.Help(physio),
            Done(var kicks) => say.Done(kicks),
            NoPain => say.NoPain,
            Logged(var pain) => say.Logged(pain.Level, pain.Where, pain.Side, physio),
            Urgent(var pain) => say.Urgent(pain.Level, pain.Where, pain.Side, physio),
            HowStrong => say.HowStrong(physio),
            Weak(var kicks) => say.Weak(kicks, physio),
            Strong(var kicks) => say.Strong(kicks),
            Paused(var until) => say.Paused(until),
            Resumed => say.Resumed,
            Unclear => say.Unclear,
            _ => throw new InvalidOperationException("A reply is one of its kinds."),
        };
    }
}
