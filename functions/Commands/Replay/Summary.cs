using System.Globalization;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay;

/// <summary>The sentences that the terminal and the report share.</summary>
internal static class Summary
{
    public static string Heading(ReplayResult result) => result switch
    {
        { First: { } first, Last: { } last } =>
            $"{Count(result.Runs.Count, "run")} from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} ({Span(first, last, result.Years)}), read from {result.History.Format}.",
        _ => $"No run that counts, read from {result.History.Format}.",
    };

    public static IEnumerable<string> Of(ReplayResult result)
    {
        if (result.Runs.Count > 0)
        {
            yield return Flags(result);
            yield return Texts(result);
        }

        if (Quarantined(result) is { } quarantined)
        {
            yield return quarantined;
        }

        if (NotCounted(result) is { } rest)
        {
            yield return rest;
        }
    }

    /// <summary><c>Flags: spike 3 watch, 2 elevated, 1 high; weekly jump 1 high; return 2.</c></summary>
    private static string Flags(ReplayResult result)
    {
        var rules = result.Flags.GroupBy(flag => flag.Rule).OrderBy(group => group.Key)
            .Select(rule => $"{Say(rule.Key)} " + string.Join(", ", rule.GroupBy(flag => flag.Level).OrderBy(level => level.Key)
                .Select(level => $"{level.Count()} {level.Key.Name()}")));
        var told = string.Join("; ", rules);
        return told.Length > 0 ? $"Flags: {told}." : "No flags.";
    }

    private static string Texts(ReplayResult result)
    {
        var texts = result.Texts.Count == 0 ? "No texts" : Count(result.Texts.Count, "text");
        var pace = result.Years < 1 || result.Texts.Count == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {result.Texts.Count / result.Years:0.0} a year");
        var silent = result.Runs.Count(run => run is { Decision: TextDecision.None, Assessment.Foremost.Texts: true });
        var cooling = silent == 0 ? "" : $" {Count(silent, "more flagged run")} came within {TextDecision.CoolDownDays} days of a text.";
        return $"{texts} would have gone out{pace}.{cooling}";
    }

    private static string Span(DateOnly first, DateOnly last, double years) => years < 1
        ? Count(last.DayNumber - first.DayNumber + 1, "day")
        : string.Create(CultureInfo.InvariantCulture, $"{years:0.0} years");

    private static string? Quarantined(ReplayResult result)
    {
        var set = result.Aside<Standing.Quarantined>().ToArray();
        return set.Length == 0 ? null : $"Quarantined until confirmed: " + string.Join("; ", set.Select(aside =>
            $"line {aside.Logged.Line}, {aside.Logged.Run.Day:yyyy-MM-dd} ({aside.Standing.Reason.Say()})")) + ".";
    }

    private static string? NotCounted(ReplayResult result)
    {
        (int Count, string What)[] parts =
        [
            (result.Aside<Standing.Duplicate>().Count(), "recorded twice"),
            (result.Aside<Standing.UnknownDistance>().Count(), "of unknown distance (no rest day, but no distance either)"),
            (result.Aside<Standing.TooShort>().Count(), "shorter than 0.5 km"),
            (result.History.NotRuns, "of another sport"),
            (result.History.BadRows.Count, "that could not be read"),
        ];
        var told = string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}"));
        return told.Length > 0 ? $"Not counted: {told}." : null;
    }

    public static string Say(Rule rule) => rule is Rule.WeeklyJump ? "weekly jump" : rule.Name();

    /// <summary>Whether the flag's run would have texted, briefly.</summary>
    public static string TextOrNot(ReplayedRun run, Flag flag) => run switch
    {
        _ when run.Tells(flag) => "text",
        { Decision: TextDecision.Due } when flag.Texts => "in one text",
        _ when flag.Texts => "cooling down",
        _ => "",
    };

    public static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
