namespace LoadWatch.Core.Languages;

/// <summary>The texts that LoadWatch sends by itself: in the alphabet of text messages (GSM-7), English in plain ASCII.</summary>
public abstract class AlertWords
{
    /// <param name="because">Why runs no longer come, as <see cref="ReasonWords.Say"/> says it.</param>
    public abstract string LinkPaused(string because);
}
