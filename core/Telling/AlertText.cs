using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Telling;

/// <summary>
/// The text that a flag makes due: what changed with both numbers and the factor, the routine with doses, where it is
/// shown, whom to call, how to stop. At most two GSM-7 segments; English is plain ASCII. Never a probability, a diagnosis,
/// or a promise.
/// </summary>
public static class AlertText
{
    /// <summary>Two joined GSM-7 segments of 153 characters; an extension character takes two.</summary>
    public const int LongestInCharacters = 2 * SmsSegments.Gsm7Joined;

    /// <summary>Writes the text.</summary>
    /// <param name="flag">The flag, of level elevated or high.</param>
    /// <param name="unit">The runner's unit.</param>
    /// <param name="routine">The routine, at the runner's dose.</param>
    /// <param name="page">Where the whole routine is shown; the dose is added where it is above the first.</param>
    /// <param name="physio">Whom to call; null for the runner's own physio.</param>
    /// <param name="words">The runner's language.</param>
    /// <exception cref="ArgumentException">
    /// The flag calls for no text, or page and physio are so long, or of such characters, that no wording fits.
    /// </exception>
    public static string Write(Flag flag, DistanceUnit unit, Routine routine, Uri page, Physio? physio, Words words)
    {
        if (!flag.Texts)
        {
            throw NoMatterForAText(flag);
        }

        var isPlain = physio is null || (physio.Name + physio.Phone).All(char.IsAscii);
        foreach (var brevity in isPlain ? Enum.GetValues<Brevity>() : [])
        {
            var text = string.Join(
                ' ', "LoadWatch:", WhatChanged(flag, unit, words), InShort(routine, brevity, words.Alerts), routine.LinkAt(page).AbsoluteUri, words.Alerts.Call(physio), words.Alerts.HowToStop);
            if (SmsSegments.Count(text) is { Encoding: SmsEncoding.Gsm7, Segments: <= 2 })
            {
                return text;
            }
        }

        throw new ArgumentException(
            $"No wording with the link {page} and the contact '{physio?.Name}' fits {LongestInCharacters} plain characters: shorten them.", nameof(physio));
    }

    /// <summary>The routine with its doses, as one sentence of a text.</summary>
    public static string InShort(Routine routine, Brevity brevity, AlertWords words)
    {
        var exercises = brevity switch { Brevity.Three => routine.Foremost(3), Brevity.Two => routine.Foremost(2), _ => routine.Exercises };
        return $"{words.BeforeRuns(brevity)} {string.Join(", ", exercises.Select(prescribed => words.InShort(prescribed, brevity)))}.";
    }

    /// <summary>
    /// Whether everything that can become due fits a text, in every language and at every dose, with this page, this contact and
    /// this routine. To be asked before any of them is set.
    /// </summary>
    /// <param name="page">Where the routine is shown.</param>
    /// <param name="physio">Whom to call; null for the runner's own physio.</param>
    /// <param name="routine">The routine, at any dose.</param>
    public static bool Fits(Uri page, Physio? physio, Routine routine)
    {
        var monday = new DateOnly(2026, 11, 23);
        var jump = new Jump(Distance.FromKilometres(199.9), Distance.FromKilometres(188.8), 10.1);
        var week = new Jump(Distance.FromKilometres(1399.9), Distance.FromKilometres(1288.8), 10.1);
        var longest = from day in Enumerable.Range(0, 7)
                      from change in ((Rule, Jump)[])[(Rule.Spike, jump), (Rule.WeeklyJump, week)]
                      select new Flag(new RunId(Source.File, "longest"), monday.AddDays(day), change.Item1, Level.High, change.Item2, null);
        try
        {
            foreach (var (flag, language) in from flag in longest from language in LanguageTags.All select (flag, language))
            {
                Write(flag, DistanceUnit.Kilometres, routine.At(RoutineProgress.Top), page, physio, Words.Of(language));
            }

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
    public static string WhatChanged(Flag flag, DistanceUnit unit, Words words) => flag.Jump is not { } jump || flag.Rule is Rule.Return
        ? throw NoMatterForAText(flag)
        : Said(flag, words.Numbers.Distance(jump.Distance, unit), words.Numbers.Factor(jump.Ratio), words.Numbers.Distance(jump.Baseline, unit), words);

    private static string Said(Flag flag, string distance, string factor, string baseline, Words words) => flag.Rule is Rule.WeeklyJump
        ? words.Alerts.WeekJumped(distance, factor, baseline)
        : words.Alerts.RunStoodOut(distance, words.Numbers.Weekday(flag.Day.DayOfWeek), factor, baseline);

    private static ArgumentException NoMatterForAText(Flag flag) =>
        new($"A {flag.Rule.Name()} flag of level {flag.Level.Name()} is no matter for a text.", nameof(flag));
}
