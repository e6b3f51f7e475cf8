namespace LoadWatch.Core.Talking;

/// <summary>What a text from a runner was understood as, in one word, as it is kept.</summary>
public static class Meanings
{
    /// <summary>No more texts.</summary>
    public const string Stop = "stop";

    /// <summary>Texts may come again.</summary>
    public const string Start = "start";

    /// <summary>What is this?</summary>
    public const string Help = "help";

    /// <summary>The routine was done.</summary>
    public const string Done = "done";

    /// <summary>A pain with its level, 0 included.</summary>
    public const string Pain = "pain";

    /// <summary>A pain without a level that could be understood.</summary>
    public const string PainWithoutNumber = "pain-without-number";

    /// <summary>The self-test: the glutes tired early.</summary>
    public const string Weak = "weak";

    /// <summary>The self-test: all well.</summary>
    public const string Ok = "ok";

    /// <summary>An OK to nothing that was asked.</summary>
    public const string OkUnasked = "ok-unasked";

    /// <summary>No alerts for a while.</summary>
    public const string Pause = "pause";

    /// <summary>The pause is over.</summary>
    public const string Resume = "resume";

    /// <summary>Not understood, and answered with the short help.</summary>
    public const string Unclear = "unclear";

    /// <summary>Not understood, and not answered.</summary>
    public const string UnclearUnanswered = "unclear-unanswered";
}
