using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages;

/// <summary>The texts that LoadWatch sends by itself: in the alphabet of text messages (GSM-7), English in plain ASCII.</summary>
public abstract class AlertWords
{
    /// <param name="because">Why runs no longer come, as <see cref="ReasonWords.Say"/> says it.</param>
    public abstract string LinkPaused(string because);

    public abstract string WeekJumped(string distance, string factor, string baseline);

    public abstract string RunStoodOut(string distance, string weekday, string factor, string baseline);

    /// <summary>What stands before the exercises: when, and glutes first.</summary>
    public abstract string BeforeRuns(Brevity brevity);

    /// <summary>An exercise with its dose.</summary>
    public abstract string InShort(Prescribed prescribed, Brevity brevity);

    /// <param name="physio">Whom to call; null for the runner's own physio.</param>
    public abstract string Call(Physio? physio);

    public abstract string HowToStop { get; }
}
