using LoadWatch.Core.Risk;

namespace LoadWatch.Drawing;

/// <summary>
/// The shapes of flags, wherever they are drawn: the shape tells the rule (triangle: spike; diamond: weekly jump; circle:
/// return), the filling the level (hollow: watch; full: elevated; full within a ring: high). Colour only repeats it.
/// </summary>
internal static class FlagShape
{
    private const double Plain = 4.4;
    private const double Ring = 6.5;
    private const double Core = 3.6;

    /// <summary>The SVG paths of a mark around 0 0, each with whether it is a ring; 16 units wide at most.</summary>
    public static IEnumerable<(string Path, bool IsRing)> Of(Rule rule, Level level) => level is Level.High
        ? [(Path(rule, Ring), true), (Path(rule, Core), false)]
        : [(Path(rule, Plain), false)];

    private static string Path(Rule rule, double size) => FormattableString.Invariant(rule switch
    {
        Rule.Spike => $"M0 {-size:0.#}L{size:0.#} {size * 0.8:0.#}H{-size:0.#}Z",
        Rule.WeeklyJump => $"M0 {-size:0.#}L{size:0.#} 0L0 {size:0.#}L{-size:0.#} 0Z",
        _ => (FormattableString)$"M{-size:0.#} 0a{size:0.#} {size:0.#} 0 1 0 {size * 2:0.#} 0a{size:0.#} {size:0.#} 0 1 0 {-size * 2:0.#} 0Z",
    });
}
