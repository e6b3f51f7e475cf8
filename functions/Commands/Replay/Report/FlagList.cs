using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>Every flagged run with its reasons, and the text that would have gone out as it would have read.</summary>
internal static class FlagList
{
    public static Html Write(Figures figures, int year)
    {
        var flagged = figures.RunsOf(year).Where(run => run.Flags.Any()).Reverse().ToArray();
        return flagged.Length == 0 ? Html.Of($"<p>No flags in {year}.</p>\n") : Html.Of($"""
            <ol class="flags" reversed>
            {flagged.Select(run => Entry(figures, run))}</ol>

            """);
    }

    private static Html Entry(Figures figures, ReplayedRun run) => Html.Of($"""
        <li><p class="day"><time datetime="{run.Day:yyyy-MM-dd}">{run.Day:ddd d MMM yyyy}</time>{Name(run)}</p>{run.Flags.Select(flag => Reason(figures.Unit, flag))}{Outcome(figures, run)}</li>

        """);

    private static Html Name(ReplayedRun run) => run.Logged.Name.Length > 0 ? Html.Of($""" <span class="name">{run.Logged.Name}</span>""") : Html.None;

    private static Html Reason(DistanceUnit unit, Flag flag) => Html.Of($"""
        <p class="why">{Marks.Inline(flag.Rule, flag.Level)} <strong>{Summary.Say(flag.Rule)}, {flag.Level.Name()}.</strong> {What(unit, flag)}</p>
        """);

    private static string What(DistanceUnit unit, Flag flag) => flag.Jump is null
        ? $"First run after {flag.DaysSince} days: the other rules say nothing of it."
        : AlertText.WhatChanged(flag, unit, Words.Of(Language.EnglishUs));

    private static Html Outcome(Figures figures, ReplayedRun run) => run.Decision switch
    {
        TextDecision.Due => Html.Of($"""
            <blockquote><p class="said">{Marks.InlineText} <strong>Text</strong></p><p>{figures.Result.Texts.First(text => text.Flag.Run == run.Assessment.Run.Id).Body}</p></blockquote>
            """),
        TextDecision.None(var reason) => Html.Of($"""<p class="none">No text: {Words.Of(Language.EnglishUs).Reasons.Say(reason)}.</p>"""),
        _ => Html.None,
    };
}
