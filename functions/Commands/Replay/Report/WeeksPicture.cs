using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>The distance of every calendar week, Monday to Sunday, with the flags and texts of its days above it.</summary>
internal static class WeeksPicture
{
    private const double Gap = 1.5;

    private static readonly Rule[] Rows = [Rule.Spike, Rule.WeeklyJump, Rule.Return];

    public static Html Draw(Figures figures, HalfYear half)
    {
        var tile = new Tile("weeks", half, figures.MostInAWeek, Tile.Low, "text", "spike", "week", "return");
        foreach (var week in figures.Weeks.Where(week => half.Contains(week.Week.FirstDay)))
        {
            tile.Add(Bar(tile, figures, week)).Add(Flags(tile, week));
        }

        return tile.Draw("Distance a week", "A bar a week. Marks above it tell of flags and texts; the table of weeks has the same numbers.", figures.UnitName);
    }

    private static Html Bar(Tile tile, Figures figures, WeekOfRuns week)
    {
        var top = tile.Y(week.Distance.In(figures.Unit));
        return Html.Of($"""
            <rect class="bar" x="{tile.X(week.Week.FirstDay):0.#}" y="{top:0.#}" width="{(Tile.DayWidth * 7) - Gap:0.#}" height="{tile.Bottom - top:0.#}"><title>{Say(week.Week)}: {week.Distance.Say(figures.Unit)}</title></rect>
            """);
    }

    private static IEnumerable<Html> Flags(Tile tile, WeekOfRuns week)
    {
        var middle = tile.X(week.Week.FirstDay) + (((Tile.DayWidth * 7) - Gap) / 2);
        if (week.Texts > 0)
        {
            yield return Marks.Text(middle, Tile.RowAt(0), $"{Say(week.Week)}: {Summary.Count(week.Texts, "text")}");
        }

        for (var row = 0; row < Rows.Length; row++)
        {
            if (week.Flags.Where(flag => flag.Rule == Rows[row]).MaxBy(flag => flag.Level) is { } flag)
            {
                yield return Marks.At(middle, Tile.RowAt(row + 1), flag, $"{flag.Day:d MMM yyyy}: {Summary.Say(flag.Rule)}, {flag.Level.Name()}");
            }
        }
    }

    private static string Say(Week week) => $"Week of {week.FirstDay:d MMM yyyy}";
}
