using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>Every run, and the longest of the 30 days before it.</summary>
internal static class RunsPicture
{
    public static Html Draw(Figures figures, HalfYear half)
    {
        var tile = new Tile("runs", half, figures.MostInARun, Tile.Low, "return");
        var runs = figures.Result.Runs.Where(run => half.Contains(run.Day)).ToArray();
        return tile
            .Add(runs.Select(run => Stem(tile, figures, run)))
            .Add(tile.Line("baseline", runs.Select(run => Longest(figures, run))))
            .Add(runs.SelectMany(run => run.Flags.Select(flag => Mark(tile, figures, run, flag))))
            .Draw("Runs against the longest of 30 days", "A stem a run; the dashed line is the longest run of the 30 days before.", figures.UnitName);
    }

    private static Html Stem(Tile tile, Figures figures, ReplayedRun run)
    {
        var distance = run.Assessment.Run.Distance!.Value;
        return Html.Of($"""<line class="stem" x1="{tile.Middle(run.Day):0.#}" x2="{tile.Middle(run.Day):0.#}" y1="{tile.Bottom:0.#}" y2="{tile.Y(distance.In(figures.Unit)):0.#}"><title>{run.Day:d MMM yyyy}: {distance.Say(figures.Unit)}</title></line>""");
    }

    private static (DateOnly Day, double Value)? Longest(Figures figures, ReplayedRun run) =>
        run.Compared(Rule.Spike) is { } jump ? (run.Day, jump.Baseline.In(figures.Unit)) : null;

    private static Html Mark(Tile tile, Figures figures, ReplayedRun run, Flag flag) => flag switch
    {
        { Rule: Rule.Spike, Jump: { } jump } => Marks.At(
            tile.Middle(run.Day), tile.Y(jump.Distance.In(figures.Unit)), flag,
            $"{run.Day:d MMM yyyy}: {flag.Level.Name()}, {AlertText.WhatChanged(flag, figures.Unit, Words.Of(Language.EnglishUs))}"),
        { Rule: Rule.Return } => Marks.At(
            tile.Middle(run.Day), Tile.RowAt(0), flag, $"{run.Day:d MMM yyyy}: first run after {flag.DaysSince} days"),
        _ => Html.None,
    };
}
