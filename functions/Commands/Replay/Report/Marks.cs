using LoadWatch.Core.Risk;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>
/// The marks of flags: the shape tells the rule (triangle: spike; diamond: weekly jump; circle: return), the filling the
/// level (hollow: watch; full: elevated; full within a ring: high). Colour only repeats it.
/// </summary>
internal static class Marks
{
    private static string Shape(Rule rule, double size) => FormattableString.Invariant(rule switch
    {
        Rule.Spike => $"M0 {-size:0.#}L{size:0.#} {size * 0.8:0.#}H{-size:0.#}Z",
        Rule.WeeklyJump => $"M0 {-size:0.#}L{size:0.#} 0L0 {size:0.#}L{-size:0.#} 0Z",
        _ => (FormattableString)$"M{-size:0.#} 0a{size:0.#} {size:0.#} 0 1 0 {size * 2:0.#} 0a{size:0.#} {size:0.#} 0 1 0 {-size * 2:0.#} 0Z",
    });

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

    private static Html Drawn(Rule rule, Level level) => level is Level.High
        ? Html.Of($"""<path class="ring" d="{Shape(rule, 6.5)}"/><path d="{Shape(rule, 3.6)}"/>""")
        : Html.Of($"""<path d="{Shape(rule, 4.4)}"/>""");
}
