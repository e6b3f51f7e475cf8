using LoadWatch.Core.Hearing;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages;

/// <summary>
/// What LoadWatch answers to texts, and the text that asks how it went: in the alphabet of text messages (GSM-7), English in
/// plain ASCII, at most two segments with the longest clinic. No diagnosis, no probability, no promise.
/// </summary>
public abstract class ReplyWords
{
    /// <summary>Two segments, in septets.</summary>
    public const int Longest = AlertText.LongestInCharacters;

    public abstract string Goodbye(Physio? physio);

    public abstract string Started(Physio? physio);

    public abstract string Help(Physio? physio);

    /// <summary>To somebody who is no runner here.</summary>
    public abstract string HelpForStrangers(Physio? physio);

    public abstract string Done(int kicks);

    public abstract string NoPain { get; }

    public abstract string Logged(int level, BodyPart? where, Side? side, Physio? physio);

    public abstract string Urgent(int level, BodyPart? where, Side? side, Physio? physio);

    public abstract string HowStrong(Physio? physio);

    public abstract string Weak(int kicks, Physio? physio);

    public abstract string Strong(int kicks);

    /// <param name="until">The first day on which alerts come again.</param>
    public abstract string Paused(DateOnly until);

    public abstract string Resumed { get; }

    public abstract string Unclear { get; }

    /// <summary>Two days after an alert.</summary>
    public abstract string FollowUp(int kicks);

    /// <summary>A body part with its side: <c>left knee</c>.</summary>
    public abstract string Part(BodyPart part, Side? side);

    /// <summary>A pain: <c>3/10, left knee</c>.</summary>
    protected string Pain(int level, BodyPart? where, Side? side) =>
        where is { } part ? $"{level}/10, {Part(part, side)}" : $"{level}/10";
}
