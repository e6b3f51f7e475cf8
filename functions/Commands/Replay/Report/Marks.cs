using LoadWatch.Core.Risk;
using LoadWatch.Drawing;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>The marks of the report, drawn as everywhere else.</summary>
internal static class Marks
{
    /// <summary>A mark within a picture; its title shows when pointed at.</summary>
    public static Html At(double x, double y, Flag flag, string title) => Html.Of($"""
        <g class="{flag.Level.Name()}" transform="translate({x:0.#} {y:0.#})">{Drawn(flag.Rule, flag.Level)}<title>{title}</title></g>
        """);

    /// <summary>A mark within a line of text, beside the words that say the same.</summary>
    public static Html Inline(Rule rule, Level level) => Html.Of($"""
        <svg class="mark {level.Name()}" viewBox="-8 -8 16 16" aria-hidden="true">{Drawn(rule, level)}</svg>
        """);

    /// <summary>A text that went out: a speech bubble.</summary>
    public static Html Text(double x, double y, string title) => Html.Of($"""
        <g class="text" transform="translate({x:0.#} {y:0.#})">{Bubble}<title>{title}</title></g>
        """);

    public static Html InlineText => Html.Of($"""<svg class="mark text" viewBox="-8 -8 16 16" aria-hidden="true">{Bubble}</svg>""");

    private static Html Bubble => Html.Of($"""<path d="M-5 -4H5V2H0L-3 5V2H-5Z"/>""");

    private static Html Drawn(Rule rule, Level level) => Html.Join(FlagShape.Of(rule, level)
        .Select(shape => shape.IsRing ? Html.Of($"""<path class="ring" d="{shape.Path}"/>""") : Html.Of($"""<path d="{shape.Path}"/>""")));
}
