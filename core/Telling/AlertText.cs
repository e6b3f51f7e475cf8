using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Telling;

/// <summary>Whom a runner can call.</summary>
/// <param name="Name">The clinic's name, ASCII.</param>
/// <param name="Phone">Its number, as people dial it there.</param>
public sealed record Physio(string Name, string Phone);

/// <summary>
/// The text that a flag makes due: what changed with both numbers and the factor, the routine with doses, where it is
/// shown, whom to call, how to stop. Plain ASCII and at most two GSM-7 segments. Never a probability, a diagnosis, or a
/// promise.
/// </summary>
public static class AlertText
{
    /// <summary>Two joined GSM-7 segments of 153 characters.</summary>
    public const int LongestInCharacters = 306;

    /// <summary>Writes the text.</summary>
    /// <param name="flag">The flag, of level elevated or high.</param>
    /// <param name="unit">The runner's unit.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="link">Where the whole routine is shown.</param>
    /// <param name="physio">Whom to call; null for the runner's own physio.</param>
    /// <exception cref="ArgumentException">
    /// The flag calls for no text, or link and physio are so long, or of such characters, that no wording fits.
    /// </exception>
    public static string Write(Flag flag, DistanceUnit unit, Routine routine, Uri link, Physio? physio)
    {
        if (!flag.Texts)
        {
            throw NoMatterForAText(flag);
        }

        var call = physio is null ? "Sore or unsure? Call your physio." : $"Sore or unsure? Call {physio.Name} {physio.Phone}.";
        foreach (var exercises in routine.Shorter)
        {
            var text = $"LoadWatch: {WhatChanged(flag, unit)} {exercises} {link.AbsoluteUri} {call} STOP to end";
            var segments = SmsSegments.Count(text);
            if (segments is { Encoding: SmsEncoding.Gsm7, Segments: <= 2 } && text.Length <= LongestInCharacters && text.All(char.IsAscii))
            {
                return text;
            }
        }

        throw new ArgumentException(
            $"No wording with the link {link} and the contact '{physio?.Name}' fits {LongestInCharacters} plain characters: shorten them.", nameof(physio));
    }

    /// <summary>Whether the longest sentence that can become due fits a text with this link and this contact.</summary>
    public static bool Fits(Uri link, Physio? physio)
    {
        var wednesday = new DateOnly(2026, 11, 25);
        var jump = new Jump(Distance.FromKilometres(199.9), Distance.FromKilometres(188.8), 10.1);
        var longest = new Flag(new RunId(Source.File, "longest"), wednesday, Rule.Spike, Level.High, jump, null);
        try
        {
            Write(longest, DistanceUnit.Kilometres, Routine.GluteActivation, link, physio);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// What changed, as one sentence: <c>70 mi in 7 days, 3.5x your recent 20 mi a week.</c>
    /// </summary>
    /// <exception cref="ArgumentException">The flag compares nothing: a return after a break is no matter for a text.</exception>
    public static string WhatChanged(Flag flag, DistanceUnit unit) => flag switch
    {
        { Rule: Rule.WeeklyJump, Jump: { } week } =>
            $"{week.Distance.Say(unit)} in 7 days, {Wording.SayFactor(week.Ratio)} your recent {week.Baseline.Say(unit)} a week.",
        { Rule: Rule.Spike, Jump: { } run } =>
            $"Your {run.Distance.Say(unit)} run on {flag.Day.DayOfWeek} is {Wording.SayFactor(run.Ratio)} your 30-day longest ({run.Baseline.Say(unit)}).",
        _ => throw NoMatterForAText(flag),
    };

    private static ArgumentException NoMatterForAText(Flag flag) =>
        new($"A {flag.Rule.Name()} flag of level {flag.Level.Name()} is no matter for a text.", nameof(flag));
}
